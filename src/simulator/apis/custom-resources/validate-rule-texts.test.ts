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
  if: { type: 'integer' },
  any: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

const findings = async (rule: string, more: object = {}): Promise<string[]> => {
  const openAPIV3Schema = { type: 'object', properties, 'x-kubernetes-validations': [{ rule, ...more }] };
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }];
  const definition = { spec: { versions } } as unknown as CustomResourceDefinition;
  return (await validateRuleTexts(definition)).map(({ message }) =>
    message.replace(/^.*(?:compilation failed: |\}: )/s, ''),
  );
};

const fine = [
  'self.count > 1 && self.ratio > 1 && self.name.size() < 3',
  'self.list.all(each, each.key != "") && self.map.all(key, self.map[key] > 0)',
  'has(self.x__dash__y) && has(self.list[0].key)',
  'self.map.?a.orValue(1) == 1 && !self.map[?"b"].hasValue()',
  'self.list.all(each, has(each.key))',
  'self.if > 0 && self.__if__ > 0',
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
  ['self.any.whatever == 1', "ERROR: <input>:1:9: undefined field 'whatever'\n | self.any.whatever == 1\n | ........^"],
  [
    '  self.count == "1" ||\n self.when > 1',
    "ERROR: <input>:1:14: found no matching overload for '_==_' applied to '(int, string)'\n |   self.count == \"1\" ||\n | .............^\n" +
      "ERROR: <input>:2:12: found no matching overload for '_>_' applied to '(timestamp, int)'\n |  self.when > 1\n | ...........^",
  ],
  ['self = 42', 'ERROR: <input>:1:6: Syntax error: Unexpected character: =\n | self = 42\n | .....^'],
] as const;

for (const [rule, text] of wrong)
  test(`${rule} is no rule`, async () => assert.deepEqual(await findings(rule, { message: 'It is so.' }), [text]));

const mistaken = [
  ['self.list.all(each, each.key)', "expected type 'bool' but found 'string'"],
  [
    'self.name.all(each, true)',
    "expression of type 'string' cannot be range of a comprehension (must be list, map, or dynamic)",
  ],
  ['self.count.contains("a")', "found no matching overload for 'contains' applied to 'int.(string)'"],
  ['self.count in self.map', "found no matching overload for '@in' applied to '(int, map(string, int))'"],
  ['self.list[0].key[0] == "a"', "found no matching overload for '_[_]' applied to '(string, int)'"],
  ['nope(self)', "undeclared reference to 'nope' (in container '')"],
  ['other.count == 1', "undeclared reference to 'other' (in container '')"],
  ['self.name.first == 1', "type 'string' does not support field selection"],
  ['quantity(self.name).sign() == 1', "found no matching overload for 'sign' applied to 'kubernetes.Quantity.()'"],
  ['[1, "a"].size() == 2', "expected type 'int' but found 'string'"],
  ['self.name.matches("(")', 'invalid matches argument'],
  ['duration("1 day") > duration("1h")', 'invalid duration argument'],
  [
    '"%d".format([self.name]) == ""',
    'error during formatting: decimal clause can only be used on integers, was given string',
  ],
  ['has(self)', 'invalid argument to has() macro'],
] as const;

for (const [rule, text] of mistaken)
  test(`${rule}: ${text}`, async () => {
    const [found = ''] = await findings(rule);
    assert.equal(/^ERROR: <input>:\d+:\d+: (.*)$/m.exec(found)?.[1], text);
  });

test('a rule is true or false, and a message a text', async () => {
  assert.deepEqual(await findings('self.count'), ['cel expression must evaluate to a bool']);
  assert.deepEqual(await findings('true', { messageExpression: 'self.count' }), [
    'messageExpression must evaluate to a string',
  ]);
});

test('a number is never a text', async () =>
  assert.match(
    (await findings('self.count == "1"'))[0] ?? '',
    /no matching overload for '_==_' applied to '\(int, string\)'/,
  ));
