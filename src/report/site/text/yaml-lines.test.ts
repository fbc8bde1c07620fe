import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { yamlLines } from './yaml-lines.ts';

const values: Readonly<Record<string, unknown>> = {
  'lists in lists': { a: [[1, [2]], [[{ a: 1, b: 2 }]]] },
  'maps in lists': [{ x: { y: 1 }, z: 2 }, { l: [{ c: null }], d: [] }, {}],
  'text that YAML would take for something else': ['no', '1', '', ' ', 'x: y', 'a #b', '- q', "it's", '\u0007\n', '~'],
  'keys that YAML would take for something else': { 'k: y': { e: {} }, on: true, '1': 'a: b' },
  'an image stream': {
    spec: { tags: [{ name: 'latest', from: { name: 'docker.io/x/y:1@sha256:ab' }, generation: 2 }] },
  },
};

for (const [name, value] of Object.entries(values))
  test(`${name} are read as they were`, () => {
    const text = yamlLines(value).map((line) => line.text);
    assert.deepEqual(parse(text.join('\n')), value, text.join('\n'));
  });

test('a value has a line', () => {
  const lines = yamlLines({ status: { tags: [{ tag: 'a' }, { tag: 'b', items: [{ image: 'x' }] }] } });
  const path = ['status', 'tags', 1, 'items', 0, 'image'];
  assert.equal(lines.find((line) => JSON.stringify(line.path) === JSON.stringify(path))?.text.trim(), '- image: x');
});

test('a long text is written in no time', () => {
  const text = `${'a'.repeat(900)}"`;
  assert.equal(yamlLines({ text })[0]?.text, `text: ${JSON.stringify(text)}`);
});
