import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillAsJson, fillTemplate, valuesAt } from './jsonpath.ts';

const pod = (name: string, image: string): unknown => ({
  kind: 'Pod',
  metadata: { name, labels: { 'a.b/c': 'x' } },
  spec: { containers: [{ name: 'c', image }] },
});
const list = { items: [pod('one', 'x:1'), pod('two', 'x:2')], nothing: null };

const templates: ReadonlyArray<readonly [template: string, printed: string]> = [
  ['{.items[0].metadata.name}', 'one'],
  ['{.items[*].metadata.name}', 'one two'],
  ['{.items[-1:].metadata.name}', 'two'],
  ['{range .items[*]}{.metadata.name}={.spec.containers[0].image}{"\\n"}{end}', 'one=x:1\ntwo=x:2\n'],
  ['{.items[?(@.metadata.name=="two")].spec.containers[?(@.name==\'c\')].image}', 'x:2'],
  ['{.items[0].metadata.labels.a\\.b/c}', 'x'],
  ["{.items[0].metadata.labels['a\\.b/c']}", 'x'],
  ["{.items[0].metadata.labels['a.b/c']}", ''],
  ['{.items[0].metadata.labels}', '{"a.b/c":"x"}'],
  ['{..image}', 'x:1 x:2'],
  ['name: {.items[0].missing}', 'name: '],
  ['{.nothing}', 'null'],
  ['{.items[0,1].metadata.name}', 'one two'],
  [
    '{.items[*]@}{1.50}{true}{-2}',
    '{"kind":"Pod","metadata":{"labels":{"a.b/c":"x"},"name":"one"},"spec":{"containers":[{"image":"x:1","name":"c"}]}} {"kind":"Pod","metadata":{"labels":{"a.b/c":"x"},"name":"two"},"spec":{"containers":[{"image":"x:2","name":"c"}]}}1.5true-2',
  ],
  ['{.items[::2].metadata.name}', 'one'],
  ['{range .items[*]}{range .spec.containers[*]}{.name}{end}-{end}{.items[0].kind}', 'c-c-Pod'],
  ['{range .missing[*]}{.name}{end}done', 'done'],
  ['{.items[?(@.spec.containers[7])].kind}', 'Pod Pod'],
  ['{"\\u00e9\\t"}', 'é\t'],
  ['plain', 'plain'],
  ["{.items[0]['kind', 'metadata']}", 'Pod {"labels":{"a.b/c":"x"},"name":"one"}'],
];

for (const [template, printed] of templates)
  test(`jsonpath ${template}`, () => assert.equal(fillTemplate(template, list), printed));

test('paths of columns may leave out braces and the first dot', () => {
  for (const path of ['kind', '.kind', '{.kind}', '{kind}']) assert.deepEqual(valuesAt(path, { kind: 'Pod' }), ['Pod']);
});

const refusals: ReadonlyArray<readonly [template: string, message: string]> = [
  ['{.items[0', 'unterminated array'],
  ['{.items', 'unclosed action'],
  ['{.items["a"]}', 'invalid array index "a"'],
  ['{"a}', 'unterminated quoted string'],
  ['{"\\x"}', 'unquote string "\\x" error invalid syntax'],
  ['{{}}', "unrecognized character in action: U+007B '{'"],
  ['{.items[?(@.a==1}', 'unterminated filter'],
  ['{....}', 'invalid multiple recursive descent'],
  ['{1.2.3}', 'cannot parse number 1.2.3'],
  ['{.items[7].kind}', 'array index out of bounds: index 7, length 2'],
  ['{.items[1:0].kind}', 'starting index 1 is greater than ending index 0'],
  ['{kind}', 'unrecognized identifier kind'],
  ['{end}', 'not in range, nothing to end'],
  ['{.items[?(@.kind>1)]}', 'incompatible types for comparison'],
  ['{.items[?(@.spec=="x")]}', 'invalid type for comparison'],
  ['{.items[?(@.kind=~"x")]}', "unrecognized character in action: U+007E '~'"],
  ['{.nothing[?(@.a)]}', '<nil> is not array or slice and cannot be filtered'],
];
for (const [template, message] of refusals)
  test(`jsonpath refuses ${template}`, () =>
    assert.throws(
      () => fillTemplate(template, list),
      (error: Error) => error.message.includes(message),
    ));

test('as JSON each path has a list of its own', () =>
  assert.equal(
    fillAsJson('{.items[*].metadata.name}{.nothing}', list),
    '[\n    "one",\n    "two"\n]\n[\n    null\n]\n',
  ));
