import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readYamlDocument } from '../../oc/client/documents.ts';

const cases: readonly [text: string, problem: string][] = [
  ['a: b: c\n', 'line 3: mapping values are not allowed in this context'],
  ['a: b\n  c: d\n', 'line 4: mapping values are not allowed in this context'],
  ['a:\n- b\n c: d\n', 'line 5: mapping values are not allowed in this context'],
  ['a: b\nc\nd: e\n', "line 5: could not find expected ':'"],
  ['a: {b: c\nd: e\n', "line 3: did not find expected ',' or '}'"],
  ['a: [b, c\n', "line 3: did not find expected ',' or ']'"],
  ['a:\n  b: c\n d: e\n', 'line 4: did not find expected key'],
  ['a:\n  - b: c\n   d: e\n', "line 4: did not find expected '-' indicator"],
  ['a: {b: c}}\n', 'line 2: did not find expected key'],
  ['a: "b" c\n', 'line 2: did not find expected key'],
  ['- a\n', 'line 2: did not find expected key'],
  ['a: ]\n', 'line 2: did not find expected node content'],
  ['a: - b\n', 'line 3: block sequence entries are not allowed in this context'],
  ['a: {b: c, d\ne: f\n', "line 3: did not find expected ',' or '}'"],
  ['a: {', 'line 3: did not find expected node content'],
  ['a: {b', "line 3: did not find expected ',' or '}'"],
  ['a: {b: c,, d: e}\n', 'line 2: did not find expected node content'],
  ['a: {b: c d: e}\n', "line 2: did not find expected ',' or '}'"],
  ['a: >b\n', 'line 3: did not find expected comment or line break'],
  ['a>b\n..\n', "line 4: could not find expected ':'"],
  ['a: b\u0000\n', 'control characters are not allowed'],
  ["a: 'b\n", 'line 4: found unexpected end of stream'],
  ['a: "x\\q"\n', 'line 3: found unknown escape character'],
  ['a: @x\n', 'line 3: found character that cannot start any token'],
  ['a:\n\tb: c\n', 'line 4: found character that cannot start any token'],
  ['a: b\n\tc: d\n', 'line 4: found a tab character that violates indentation'],
  ['a: *z\n', "unknown anchor 'z' referenced"],
];

for (const [text, problem] of cases)
  test(`the words of Go about ${JSON.stringify(text)}`, async () =>
    assert.equal(
      (await readYamlDocument(`x: y\nv: w\n${text}`)).problem,
      `error converting YAML to JSON: yaml: ${problem}`,
    ));

test('the first line is not named', async () =>
  assert.equal(
    (await readYamlDocument('a: b: c\n')).problem,
    'error converting YAML to JSON: yaml: mapping values are not allowed in this context',
  ));
