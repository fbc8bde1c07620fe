import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from './parse-yaml.ts';

test('of a key that is set twice the last value counts, and strict reading complains', () => {
  const complaints: string[] = [];
  const text = 'kind: Foo\nspec:\n  size: 1\n  size: 2\n  ports:\n  - name: x\n    name: y\nspec:\n  size: 3\n';
  assert.deepEqual(parseYaml(Buffer.from(text), 'Foo', complaints), { kind: 'Foo', spec: { size: 3 } });
  assert.deepEqual(complaints, [
    [
      'yaml: unmarshal errors:',
      '  line 4: key "size" already set in map',
      '  line 7: key "name" already set in map',
      '  line 9: key "spec" already set in map',
    ].join('\n'),
  ]);
});

test('strict reading has nothing to say of keys in different maps', () => {
  const complaints: string[] = [];
  parseYaml(Buffer.from('a: {b: 1}\nc: {b: 1}\n'), 'Foo', complaints);
  assert.deepEqual(complaints, []);
});

test('what is no YAML is refused', () => {
  assert.throws(() => parseYaml(Buffer.from('a: [1\nb: "2\n'), 'Foo'), { code: 400 });
});

test('of several documents the first one counts', () => {
  assert.deepEqual(parseYaml(Buffer.from('kind: Foo\n---\nkind: Bar\n'), 'Foo'), { kind: 'Foo' });
});
