import assert from 'node:assert/strict';
import { test } from 'node:test';
import { booleanFlag, listFlag, stringFlag } from './flag.ts';
import { parseFlags } from './parse-flags.ts';

const declared = [
  stringFlag('namespace', '', { short: 'n' }),
  booleanFlag('stdin', '', { short: 'i' }),
  booleanFlag('tty', '', { short: 't' }),
  listFlag('from', ''),
  stringFlag('dry-run', '', { default: 'none', implied: 'unchanged' }),
];

const lines: ReadonlyArray<readonly [line: string, args: string[], namespace: string]> = [
  ['-n a pods', ['pods'], 'a'],
  ['-na pods', ['pods'], 'a'],
  ['-n=a pods', ['pods'], 'a'],
  ['pods --namespace a', ['pods'], 'a'],
  ['pods --namespace=a b', ['pods', 'b'], 'a'],
  ['-itn a pods', ['pods'], 'a'],
  ['pods -- -n a', ['pods', '-n', 'a'], ''],
  ['-', ['-'], ''],
];

for (const [line, args, namespace] of lines) {
  test(`flags of "${line}"`, () => {
    const parsed = parseFlags(line.split(' '), declared);
    assert.deepEqual(parsed.args, args);
    assert.equal(parsed.flags.string('namespace'), namespace);
  });
}

test('flags behind the first word belong to it when they are not interspersed', () => {
  const { args, flags } = parseFlags(['-t', 'pod', 'ls', '-i'], declared, false);
  assert.deepEqual(args, ['pod', 'ls', '-i']);
  assert.deepEqual([flags.boolean('tty'), flags.boolean('stdin')], [true, false]);
});

test('lists gather commas and repetitions; implied values need no word', () => {
  const { args, flags } = parseFlags(['--from=a,b', '--from', 'c', '--dry-run', 'x', '--tty=false'], declared);
  assert.deepEqual([flags.list('from'), flags.string('dry-run'), args], [['a', 'b', 'c'], 'unchanged', ['x']]);
  assert.equal(flags.boolean('tty'), false);
});
