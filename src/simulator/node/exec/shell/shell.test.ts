import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { FileTree } from '../../files/file-tree.ts';
import { WrittenFiles } from '../../files/written-files.ts';
import { SessionClock } from '../../programs/session-clock.ts';
import type { ContainerView } from '../process.ts';
import { noInput } from '../process.ts';
import { runInContainer } from '../run-in-container.ts';

const now = Date.UTC(2026, 0, 5, 9);

const view = (): ContainerView => ({
  files: new WrittenFiles(new FileTree([])),
  clock: new SessionClock(new VirtualClock(now).now()),
  hostname: 'web-1',
  workingDirectory: '/',
  environment: { PATH: '/bin', HOME: '/' },
  user: { uid: 1001, gid: 0 },
});

const sh = async (script: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  const result = { code: 0, out: '', err: '' };
  result.code = await runInContainer(['sh', '-c', script, ...args], view(), {
    stdin: noInput,
    out: (chunk) => void (result.out += Buffer.from(chunk as Uint8Array).toString()),
    err: (chunk) => void (result.err += Buffer.from(chunk as Uint8Array).toString()),
  });
  return result;
};

const scripts: readonly (readonly [script: string, out: string, code?: number, err?: string])[] = [
  ['i=2; echo $((i * 3 + (1 << 4))) $(( i++ )) $i $((i == 3 ? 7 : 8)) $((0x10))', '22 2 3 7 16\n'],
  ['echo $((1 / 0)); echo never', '', 2, 'sh: division by 0\n'],
  ['greet() { local who=$1; echo "hi $who, $#"; return 3; }; who=x; greet a b; echo $? $who', 'hi a, 2\n3 x\n'],
  ['case a/b.txt in *.md) echo md;; (*.txt|*.log) echo text ;; *) echo other; esac', 'text\n'],
  ['case x in "*") echo star;; *) echo other; esac', 'other\n'],
  ['i=0; until [ $i -ge 5 ]; do i=$((i+1)); [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done', '1\n3\n'],
  ['for a in 1 2; do for b in 1 2; do [ $b = 2 ] && break 2; echo $a$b; done; done; echo end', '11\nend\n'],
  ['f=/a/b.tar.gz; echo "${f##*/}" ${f%.*} ${f%%.*} ${f#/a/} ${#f}', 'b.tar.gz /a/b.tar /a/b b.tar.gz 11\n'],
  ['d=x; echo ${e:-${d}y} ${e:="$d z"} "$e"', 'xy x z x z\n'],
  ['cat <<EOF\na $((1+1)) `echo b`\n  "q"\nEOF\ncat <<"EOF"\n$HOME\nEOF', 'a 2 b\n  "q"\n$HOME\n'],
  ['cat <<-END; echo after\n\tx\n\tEND', 'x\nafter\n'],
  ['{ echo a; echo b; } > /out; while read line; do echo "<$line>"; done < /out', '<a>\n<b>\n'],
  ['{ echo a; cat /out; } > /out; cat /out; chmod 600 /out; echo b > /out; stat -c "%a %u" /out', 'a\na\n600 1001\n'],
  ['echo "1 2 3" | { read a b; echo "$b/$a"; }', '2 3/1\n'],
  [
    'printed() { for each; do echo "[$each]"; done; }; set -- "a b" c; printed "$@"; printed $@',
    '[a b]\n[c]\n[a]\n[b]\n[c]\n',
  ],
  ['set -- a b c; shift; echo $1 $#; echo "x$@"', 'b 2\nxb c\n'],
  ['set -e; false || echo one; if false; then :; fi; ! true; echo two; false; echo never', 'one\ntwo\n', 1],
  ['set -u; echo ${x:-none}; echo $x; echo never', 'none\n', 2, 'sh: x: unbound variable\n'],
  ['set -x; echo a', 'a\n', 0, '+ echo a\n'],
  ['[[ -n "" || a == a* && ! x = y ]] && echo yes', 'yes\n'],
  ['true &&\n  echo on |\n  cat', 'on\n'],
  ['echo 2 > /two; cat /two; nosuch 2>/dev/null; echo x >&2', '2\n', 0, 'x\n'],
  ['trap "echo bye" EXIT; echo work; exit 4', 'work\nbye\n', 4],
  ['(sleep 3; echo late) & echo first; wait $!; echo $?', 'first\nlate\n0\n'],
  ['(sleep 3; echo never) & kill $!; wait $!; echo $?', '143\n'],
  ['sleep 2 & sleep 1; wait; command -v sleep', '/usr/bin/sleep\n'],
  ['x="a  b"; eval "y=\\$x"; echo "$y"; kill 99', 'a  b\n', 1, 'sh: kill: (99) - No such process\n'],
  ['echo "echo sourced; return 3; echo never" > /lib; . /lib; echo $?', 'sourced\n3\n'],
  ['if true; then', '', 2, 'sh: syntax error: unexpected end of file\n'],
];

for (const [script, out, code = 0, err = ''] of scripts)
  test(`$ sh -c '${script}'`, async () => assert.deepEqual(await sh(script), { code, out, err }));

test('a script has operands, and its options', async () => {
  assert.equal((await sh('echo $0 $2', 'name', 'a', 'b')).out, 'name b\n');
});
