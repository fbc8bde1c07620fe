import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvFields } from './csv-fields.ts';

for (const [line, fields] of [
  ['a=b,c=d', ['a=b', 'c=d']],
  ['a,,b', ['a', '', 'b']],
  ['a,"b,c",d', ['a', 'b,c', 'd']],
  ['"a""b",', ['a"b', '']],
] as const)
  test(`fields of ${line}`, () => assert.deepEqual(csvFields(line), fields));

for (const [line, message] of [
  ['a=b,"c', 'parse error on line 1, column 7: extraneous or missing " in quoted-field'],
  ['a=b,c"d=e', 'parse error on line 1, column 6: bare " in non-quoted-field'],
  ['"a"b', 'parse error on line 1, column 3: extraneous or missing " in quoted-field'],
] as const)
  test(`no fields of ${line}`, () => assert.throws(() => csvFields(line), { message }));
