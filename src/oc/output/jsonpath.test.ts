import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate, valuesAt } from './jsonpath.ts';

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
  ["{.items[0].metadata.labels['a.b/c']}", 'x'],
  ['{.items[0].metadata.labels}', '{"a.b/c":"x"}'],
  ['{..image}', 'x:1 x:2'],
  ['name: {.items[0].missing}', 'name: '],
  ['{.nothing}', '<nil>'],
  ['plain', 'plain'],
  ["{.items[0]['kind', 'metadata']}", 'Pod {"labels":{"a.b/c":"x"},"name":"one"}'],
];

for (const [template, printed] of templates)
  test(`jsonpath ${template}`, () => assert.equal(fillTemplate(template, list), printed));

test('paths of columns may leave out braces and the first dot', () => {
  for (const path of ['kind', '.kind', '{.kind}', '{kind}']) assert.deepEqual(valuesAt(path, { kind: 'Pod' }), ['Pod']);
});

test('what cannot be read is refused', () => {
  assert.throws(() => fillTemplate('{.items[0', list), /error parsing jsonpath/);
  assert.throws(() => fillTemplate('{.items[7].kind}', list), /array index out of bounds: index 7, length 2/);
});
