import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesEachFieldOnce } from './names-each-field-once.ts';

const texts: readonly (readonly [text: string, once: boolean])[] = [
  ['{}', true],
  ['{"a":1,"b":{"a":2}}', true],
  ['{"a":1,"a":2}', false],
  ['{ "a" :\n1, "\\u0061" : 2 }', false],
  ['{"a":"\\":","b":"x\\\\","c":"\\\\\\":"}', true],
  ['{"a":":","b":[":",{"c":"d"},{"c":"d"}]}', true],
  ['{"a":[{"c":1,"c":1}]}', false],
  ['{"__proto__":1,"x":{"__proto__":{}}}', true],
  ['{"":1,"":2}', false],
  ['{"ä":"é","b":null}  ', true],
];

for (const [text, once] of texts)
  test(`${text} names ${once ? 'each field once' : 'a field twice'}`, () => {
    assert.equal(namesEachFieldOnce(text, JSON.parse(text)), once);
  });
