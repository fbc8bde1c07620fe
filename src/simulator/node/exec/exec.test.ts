import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { directory, type FileEntry, FileTree } from '../files/file-tree.ts';
import type { ContainerView } from './process.ts';
import { runInContainer } from './run-in-container.ts';

const now = Date.UTC(2026, 0, 5, 9);
const modified = Date.UTC(2026, 0, 5, 8, 7);

const file = (path: string, content: string, mode = 0o644): FileEntry => ({
  path,
  status: { kind: 'file', size: content.length, mode, modified, uid: 0, gid: 0 },
  content: Buffer.from(content),
});

const view = (): ContainerView => ({
  files: new FileTree([
    file('/registry/is/_layers/sha256/aa/link', 'sha256:aa'),
    file('/registry/is/_layers/sha256/bb/link', 'sha256:bb'),
    { path: '/registry/is/_uploads', status: directory('/', modified).status },
    file('/www/index.html', 'Hello\nworld\n'),
    file('/www/.hidden', ''),
    file('/sleeper', 'x', 0o755),
    { path: '/web', status: { kind: 'symlink', size: 3, mode: 0o777, modified, uid: 0, gid: 0, target: 'www' } },
  ]),
  clock: new VirtualClock(now),
  hostname: 'web-1',
  workingDirectory: '/',
  environment: { PATH: '/bin', HOME: '/' },
  user: { uid: 1001, gid: 0 },
});

const run = async (command: readonly string[], stdin = ''): Promise<{ code: number; out: string; err: string }> => {
  const result = { code: 0, out: '', err: '' };
  const input = (async function* () {
    if (stdin !== '') yield Buffer.from(stdin);
  })();
  result.code = await runInContainer(command, view(), {
    stdin: input,
    out: (chunk) => void (result.out += Buffer.from(chunk as Uint8Array).toString()),
    err: (chunk) => void (result.err += Buffer.from(chunk as Uint8Array).toString()),
  });
  return result;
};

const commands: readonly (readonly [command: string, out: string, code?: number, err?: string])[] = [
  ['ls /registry/is/_layers/sha256', 'aa\nbb\n'],
  ['ls registry/', 'is\n'],
  ['ls /www', 'index.html\n'],
  ['ls -a /www', '.\n..\n.hidden\nindex.html\n'],
  ['ls -A /www', '.hidden\nindex.html\n'],
  ['ls -d /registry/is', '/registry/is\n'],
  ['ls -l /www', 'total 4\n-rw-r--r-- 1 root root 12 Jan  5 08:07 index.html\n'],
  [
    'ls -la /registry/is',
    'total 16\ndrwxr-xr-x 4 root root 4096 Jan  5 08:07 .\ndrwxr-xr-x 3 root root 4096 Jan  5 08:07 ..\ndrwxr-xr-x 3 root root 4096 Jan  5 08:07 _layers\ndrwxr-xr-x 2 root root 4096 Jan  5 08:07 _uploads\n',
  ],
  [
    'ls -R /registry/is/_layers',
    '/registry/is/_layers:\nsha256\n\n/registry/is/_layers/sha256:\naa\nbb\n\n/registry/is/_layers/sha256/aa:\nlink\n\n/registry/is/_layers/sha256/bb:\nlink\n',
  ],
  ['ls /nosuch /www', '/www:\nindex.html\n', 2, "ls: cannot access '/nosuch': No such file or directory\n"],
  ['ls -F /', 'registry/\nsleeper*\nweb@\nwww/\n'],
  ['ls /web/', 'index.html\n'],
  ['ls -Z /', '', 2, "ls: invalid option -- 'Z'\nTry 'ls --help' for more information.\n"],
  ['find /registry -type f', '/registry/is/_layers/sha256/aa/link\n/registry/is/_layers/sha256/bb/link\n'],
  ['find /registry -maxdepth 1', '/registry\n/registry/is\n'],
  ['find / -name *.html', '/www/index.html\n'],
  ['find registry -type d -path */sha256/*', 'registry/is/_layers/sha256/aa\nregistry/is/_layers/sha256/bb\n'],
  ['find /registry -type d -empty -o -name aa', '/registry/is/_layers/sha256/aa\n/registry/is/_uploads\n'],
  ['find /nosuch', '', 1, "find: '/nosuch': No such file or directory\n"],
  ['find / -frob', '', 1, "find: unknown predicate `-frob'\n"],
  ['cat /www/index.html', 'Hello\nworld\n'],
  ['expr 7 % 3 + 2 * 4', '9\n'],
  ['expr ( 1 + 2 ) * 3 > 8', '1\n'],
  ['expr 5 - 5', '0\n', 1],
  ['expr a = b', '0\n', 1],
  ['expr 1 / 0', '', 2, 'expr: division by zero\n'],
  ['cat /dev/null', ''],
  ['cat /www', '', 1, 'cat: /www: Is a directory\n'],
  ['cat /nosuch', '', 1, 'cat: /nosuch: No such file or directory\n'],
  ['du -sh /registry', '36K\t/registry\n'],
  ['du -s /www', '8\t/www\n'],
  [
    'du /registry/is/_layers/sha256',
    '8\t/registry/is/_layers/sha256/aa\n8\t/registry/is/_layers/sha256/bb\n20\t/registry/is/_layers/sha256\n',
  ],
  ['stat -c %n:%s:%F:%a /www/index.html', '/www/index.html:12:regular file:644\n'],
  ['id', 'uid=1001(default) gid=0(root) groups=0(root)\n'],
  ['date', 'Mon Jan  5 09:00:00 UTC 2026\n'],
  ['hostname', 'web-1\n'],
  ['false', '', 1],
  [
    'nosuchcmd',
    '',
    255,
    'time="2026-01-05T09:00:00Z" level=error msg="exec failed: unable to start container process: exec: \\"nosuchcmd\\": executable file not found in $PATH"\n',
  ],
  [
    '/www/index.html',
    '',
    255,
    'time="2026-01-05T09:00:00Z" level=error msg="exec failed: unable to start container process: exec: \\"/www/index.html\\": permission denied"\n',
  ],
  [
    '/bin/nosuch',
    '',
    255,
    'time="2026-01-05T09:00:00Z" level=error msg="exec failed: unable to start container process: exec: \\"/bin/nosuch\\": stat /bin/nosuch: no such file or directory"\n',
  ],
];

for (const [command, out, code = 0, err = ''] of commands) {
  test(`$ ${command}`, async () => assert.deepEqual(await run(command.split(' ')), { code, out, err }));
}

const scripts: readonly (readonly [script: string, out: string, code?: number, err?: string])[] = [
  ['echo out; echo err >&2; exit 3', 'out\n', 3, 'err\n'],
  ['ls /registry/is/_layers/sha256 | wc -l', '2\n'],
  ['find /registry -type f | sort -r | head -1', '/registry/is/_layers/sha256/bb/link\n'],
  ['cat /www/index.html | grep -i hello && echo found', 'Hello\nfound\n'],
  ['grep -c o /www/index.html; grep nothing /www/index.html; echo $?', '2\n1\n'],
  ['cd /www && pwd && ls', '/www\nindex.html\n'],
  ['cd /nosuch || echo no', 'no\n', 0, 'sh: cd: /nosuch: No such file or directory\n'],
  ['x=1; e=; echo ${x:?} ${x:+set} ${e-none}, ${e:-none} ${e:+set}.', '1 set , none .\n'],
  ['exec echo last; echo never', 'last\n'],
  ['x="a b"; echo $x "$x" \'$x\' ${y:-none}', 'a b a b $x none\n'],
  ['echo /registry/is/_layers/sha256/*', '/registry/is/_layers/sha256/aa /registry/is/_layers/sha256/bb\n'],
  ['echo "*" \\* /nosuch/*', '* * /nosuch/*\n'],
  ['for d in /registry/is/_layers/sha256/*; do cat $d/link; echo; done', 'sha256:aa\nsha256:bb\n'],
  ['if [ -d /www ]; then echo yes; else echo no; fi', 'yes\n'],
  ['test -f /www || echo dir', 'dir\n'],
  ['echo "n=$(ls /www | wc -l)"', 'n=1\n'],
  ['! false && (cd /www; pwd); pwd', '/www\n/\n'],
  ['nosuch; echo $?', '127\n', 0, 'sh: nosuch: command not found\n'],
  ['ls /nosuch 2>/dev/null; echo $?', '2\n'],
  ['ls /nosuch 2>&1 | wc -l', '1\n'],
  ['echo x > /tmp/x', '', 1, 'sh: /tmp/x: Read-only file system\n'],
  ['kill -9 $$', '', 137],
  ['echo "unclosed', '', 2, 'sh: unexpected EOF while looking for matching `"\'\n'],
  ['echo a | | cat', '', 2, "sh: syntax error near unexpected token `|'\n"],
  ['wc /www/index.html', ' 2  2 12 /www/index.html\n'],
  ['sha256sum /www/index.html | nosuch', '', 127, 'sh: nosuch: command not found\n'],
  ['tail -n 1 /www/index.html; head -c 3 /www/index.html', 'world\nHel'],
  ['i=0; while [ $i != 0 ]; do echo never; done; echo end # comment', 'end\n'],
];

for (const [script, out, code = 0, err = ''] of scripts) {
  test(`$ sh -c '${script}'`, async () => assert.deepEqual(await run(['sh', '-c', script]), { code, out, err }));
}

test('a shell runs what comes in on its stdin', async () => {
  assert.deepEqual(await run(['/bin/sh'], 'echo via-stdin; exit 4\necho never\n'), {
    code: 4,
    out: 'via-stdin\n',
    err: '',
  });
  assert.deepEqual(await run(['sh'], 'if true\nthen\necho two\nfi'), { code: 0, out: 'two\n', err: '' });
  assert.deepEqual(await run(['cat'], 'hello\n'), { code: 0, out: 'hello\n', err: '' });
  assert.deepEqual(await run(['sh']), { code: 0, out: '', err: '' });
});
