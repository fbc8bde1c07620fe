import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileTree } from '../files/file-tree.ts';
import { withMounts } from '../files/mounts.ts';
import { WrittenFiles } from '../files/written-files.ts';
import { SessionClock } from '../programs/session-clock.ts';
import { noInput } from './process.ts';
import { runInContainer } from './run-in-container.ts';

const sh = async (script: string): Promise<{ code: number; out: string; err: string }> => {
  const result = { code: 0, out: '', err: '' };
  const view = {
    files: withMounts(new WrittenFiles(new FileTree([])), [{ path: '/mnt', files: new FileTree([]) }]),
    clock: new SessionClock(Date.UTC(2026, 0, 5, 9)),
    hostname: 'web-1',
    workingDirectory: '/',
    environment: { PATH: '/bin', HOME: '/' },
    user: { uid: 1001, gid: 0 },
  };
  result.code = await runInContainer(['sh', '-c', script], view, {
    stdin: noInput,
    out: (chunk) => void (result.out += Buffer.from(chunk as Uint8Array).toString()),
    err: (chunk) => void (result.err += Buffer.from(chunk as Uint8Array).toString()),
  });
  return result;
};

const busy = "mv: cannot move '/mnt' to '/b': Device or resource busy\n";

const scripts: readonly (readonly [script: string, out: string, code?: number, err?: string])[] = [
  ['printf "%-5s|%05d|%x\\n" ab 42 255; printf "%s," 1 2 3; printf "100%%\\n"', 'ab   |00042|ff\n1,2,3,100%\n'],
  ['seq 3 | tr "\\n" ,; seq -s : 2 2 6; seq 3 -1 2', '1,2,3,2:4:6\n3\n2\n'],
  ['echo a:b:c | cut -d: -f1,3; echo hello | cut -c2-3', 'a:c\nel\n'],
  ['echo Hello | tr a-z A-Z; echo "a  b" | tr -s " "; echo x1y2 | tr -d 0-9', 'HELLO\na b\nxy\n'],
  ['echo one | tee /a; cp /a /b; mv -v /b /c; cat /c; ls', "one\nrenamed '/b' -> '/c'\none\na\nc\nmnt\n"],
  ['mkdir /d; echo x > /d/x; cp -r /d /e; mv /e /d; ls -R /d', '/d:\ne\nx\n\n/d/e:\nx\n'],
  ['mv /no /b; echo $?', '1\n', 0, "mv: cannot stat '/no': No such file or directory\n"],
  ['mv /mnt /b; echo $?; ls /b', '1\n', 2, `${busy}ls: cannot access '/b': No such file or directory\n`],
  ['echo x > /a; chmod 600 /a; chmod +x /a; chown 7:8 /a; stat -c "%a %u:%g" /a', '711 7:8\n'],
  ['chmod u=rw,go-r /a', '', 1, "chmod: cannot access '/a': No such file or directory\n"],
  ['echo x > /a; ln -s a /l; cat /l; readlink /l; realpath /l', 'x\na\n/a\n'],
  ['printf "a1\\nb2\\nc3\\n" | sed -n "2,\\$p"; echo a/b | sed "s/a/x&/; s#/#-#g"', 'b2\nc3\nxa-b\n'],
  [
    'printf "a1\\nb2\\n" | sed -E "s/([a-z])([0-9])/\\2\\1/;/2/d"; echo key=1 > /f; sed -i s/1/2/ /f; cat /f',
    '1a\nkey=2\n',
  ],
  ["printf 'a 1\\nb 22\\n' | awk '{print $2, $NF \"!\"}'; echo 'x:y' | awk -F: '{ print $2 }'", '1 1!\n22 22!\ny\n'],
  [
    "printf 'h v\\nweb 3\\ndb 12\\n' | awk 'NR>1 && 1'; printf 'h v\\nweb 3\\n' | awk 'NR>1 {print $1} /h/'",
    'h v\nweb\n',
    0,
    'awk: only patterns and print are known here: NR>1 && 1\n',
  ],
  ["printf 'web 3\\ndb 12\\n' | awk '$2 >= 10 {print NR\":\"$1}'", '2:db\n'],
  ['echo a b c | xargs -n 2 echo; echo a b | xargs -I{} echo "<{}>"', 'a b\nc\n<a b>\n'],
  ['echo -n hi | base64; echo aGk= | base64 -d; uname -s; which sh', 'aGk=\nhiLinux\n/usr/bin/sh\n'],
  ['mkdir /tmp; d=$(mktemp -d); test -d $d && echo $d', '/tmp/tmp.aaaaaaaaa1\n'],
];

for (const [script, out, code = 0, err = ''] of scripts)
  test(`$ ${script}`, async () => assert.deepEqual(await sh(script), { code, out, err }));
