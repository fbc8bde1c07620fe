import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSyntaxError } from './json-syntax-error.ts';

const problems: readonly (readonly [text: string, problem: string | undefined])[] = [
  ['{"a":[1,-0.5e+3,"\\u00e9\\n",true,false,null,{}],"b":[]} ', undefined],
  ['', 'unexpected end of JSON input'],
  ['{', 'unexpected end of JSON input'],
  ['{{{', "invalid character '{' looking for beginning of object key string"],
  ['not here', "invalid character 'o' in literal null (expecting 'u')"],
  ['forbidden', "invalid character 'o' in literal false (expecting 'a')"],
  ['<html>', "invalid character '<' looking for beginning of value"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['[1 2]', "invalid character '2' after array element"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
  ['1 x', "invalid character 'x' after top-level value"],
  ['01', "invalid character '1' after top-level value"],
  ['-x', "invalid character 'x' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1ex', "invalid character 'x' in exponent of numeric literal"],
  ['"\n"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
];
for (const [text, problem] of problems)
  test(`Go says ${problem ?? 'nothing'} of ${JSON.stringify(text)}`, () =>
    assert.equal(jsonSyntaxError(text), problem));
