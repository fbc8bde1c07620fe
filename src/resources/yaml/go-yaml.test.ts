import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import { goYaml } from './go-yaml.ts';
import { jsonProblem } from './json-problem.ts';

for (const [text, value] of [
  ['2026-01-05', '2026-01-05'],
  ['2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'],
  ['12:30', '12:30'],
  ['yes', true],
  ['Off', false],
  ['~', null],
  ['', null],
  ['012', 10],
  ['0o14', 12],
  ['-0x1f', -31],
  ['0b11', 3],
  ['08', 8],
  ['1_000', 1000],
  ['9007199254740993', 9_007_199_254_740_993n],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1e999', '1e999'],
  ['"1"', '1'],
  ['!!str 5', '5'],
  ['!!int "3"', 3],
  ['!!float 3', 3],
  ['!!binary aGk=', 'hi'],
  ['{<<: {a: 1}, b: 2}', { a: 1, b: 2 }],
] as const)
  test(`${text || 'nothing'} is read as ${typeof value}`, () => assert.deepEqual(parse(text, goYaml), value));

for (const [text, problem] of [
  ['a: [1, {b: .nan}]', 'json: unsupported value: NaN'],
  ['- -.inf', 'json: unsupported value: -Inf'],
  ['~: b', 'unsupported map key of type: %!s(<nil>), key: <nil>'],
  ['? [a]\n: b', 'yaml: invalid map key'],
  ['{a: 1, true: 2, 1.5: 3}', undefined],
] as const)
  test(`${JSON.stringify(text)} ${problem === undefined ? 'can' : 'cannot'} become JSON`, () =>
    assert.equal(jsonProblem(parseDocument(text, goYaml)), problem));
