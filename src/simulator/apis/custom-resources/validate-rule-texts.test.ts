import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { validateRuleTexts } from './validate-rule-texts.ts';

const properties = {
  count: { type: 'integer' },
  ratio: { type: 'number' },
  name: { type: 'string' },
  'x-y': { type: 'string' },
  when: { type: 'string', format: 'date-time' },
  port: { 'x-kubernetes-int-or-string': true },
  list: { type: 'array', items: { type: 'object', properties: { key: { type: 'string' } } } },
  map: { type: 'object', additionalProperties: { type: 'integer' } },
  any: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

const findings = async (rule: string, more: object = {}): Promise<string[]> => {
  const openAPIV3Schema = { type: 'object', properties, 'x-kubernetes-validations': [{ rule, ...more }] };
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }];
  const definition = { spec: { versions } } as unknown as CustomResourceDefinition;
  return (await validateRuleTexts(definition)).map(({ message }) => message.replace(/^.*compilation failed: /s, ''));
};

const fine = [
  'self.count > 1 && self.ratio > 1 && self.name.size() < 3',
  'self.list.all(each, each.key != "") && self.map.all(key, self.map[key] > 0)',
  'has(self.x__dash__y) && self.any.whatever == 1',
  'self.metadata.name == "x" && self.kind == "Foo"',
  'self.port == 1 || self.port == "1"',
  'self.when < timestamp("2026-01-01T00:00:00Z")',
  'self == oldSelf && self.count >= oldSelf.count',
];

for (const rule of fine) test(`${rule} is a rule`, async () => assert.deepEqual(await findings(rule), []));

test('the value before may be missing', async () =>
  assert.deepEqual(await findings('!oldSelf.hasValue() || self.count == 1', { optionalOldSelf: true }), []));

const wrong = [
  ['self.z == 100', "ERROR: <input>:1:5: undefined field 'z'\n | self.z == 100\n | ....^"],
  [
    'self.list.all(each, each.none == "")',
    'ERROR: <input>:1:25: undefined field \'none\'\n | self.list.all(each, each.none == "")\n | ........................^',
  ],
  ['self = 42', 'ERROR: <input>:1:6: Syntax error: Unexpected character: =\n | self = 42\n | .....^'],
] as const;

for (const [rule, text] of wrong)
  test(`${rule} is no rule`, async () => assert.deepEqual(await findings(rule), [text]));

test('a number is never a text', async () =>
  assert.match(
    (await findings('self.count == "1"'))[0] ?? '',
    /no matching overload for '_==_' applied to '\(int, string\)'/,
  ));
