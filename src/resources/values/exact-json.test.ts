import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExactJson } from './exact-json.ts';

const rows: [string, string][] = [
  ['{"a":9223372036854775807,"b":[-9223372036854775808,1]}', '{"a":9223372036854775807,"b":[-9223372036854775808,1]}'],
  ['{"a":9007199254740993}', '{"a":9007199254740993}'],
  ['{"a":9223372036854775808}', '{"a":9223372036854776000}'],
  ['{"a":0.1234567890123456789,"b":1234567890123456.5}', '{"a":0.12345678901234568,"b":1234567890123456.5}'],
  ['{"a":" 9223372036854775807"}', '{"a":" 9223372036854775807"}'],
];

for (const [text, written] of rows)
  test(`${text} is written as ${written}`, () => assert.equal(JSON.stringify(parseExactJson(text)), written));

test('whole numbers that fit are numbers, whatever else there is', () => {
  assert.deepEqual(parseExactJson('[9223372036854775807, 9007199254740991, 1000000000000000]'), [
    9223372036854775807n,
    9007199254740991,
    1000000000000000,
  ]);
});
