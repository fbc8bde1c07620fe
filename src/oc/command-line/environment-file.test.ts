import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnvironmentFile } from './environment-file.ts';

const read = async (stdin: string): Promise<Record<string, string>> =>
  Object.fromEntries(await readEnvironmentFile('-', { stdin }));

for (const [line, values] of [
  ['A=1', { A: '1' }],
  ['A: 1', { A: '1' }],
  ['A=b=c', { A: 'b=c' }],
  ['A=b:c', { A: 'b:c' }],
  ['export A=1', { A: '1' }],
  ['A = 1 ', { A: '1' }],
  ['A=', { A: '' }],
  ['A="two\\nlines\\"\\t"', { A: 'two\nlines"t' }],
  ["A='x y'", { A: 'x y' }],
  ['A="x', { A: '"x' }],
  ['A=1 # why', { A: '1' }],
  ['A="1 # 2" # why', { A: '1 # 2' }],
  ['# A=1\n \t\n#', {}],
  ['A=1\r\nA=2', { A: '2' }],
] as const)
  test(`a file with ${JSON.stringify(line)}`, async () => assert.deepEqual(await read(line), values));

test('what is no file of variables is refused', async () => {
  await assert.rejects(read('A'), {
    message: `Cannot read variables from file "stdin": Can't separate key from value`,
  });
  await assert.rejects(read('A B=1'), { message: 'invalid parameter assignment in A B=1' });
  const inRoot = (file: string) => readEnvironmentFile(file, { cwd: '/' });
  await assert.rejects(inRoot('.'), { message: 'Cannot read variables from ".": is a directory' });
  await assert.rejects(inRoot('no/such'), {
    message: 'Cannot stat "no/such": stat no/such: no such file or directory',
  });
});
