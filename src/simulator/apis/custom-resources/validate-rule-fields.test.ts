import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { validateRuleTexts } from './validate-rule-texts.ts';

const findings = async (schema: object): Promise<string[]> => {
  const openAPIV3Schema = { type: 'object', properties: { v: schema } };
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }];
  const found = await validateRuleTexts({ spec: { versions } } as unknown as CustomResourceDefinition);
  return found.map(({ field, message }) => `${field.replace(/^.*properties\[v\]\.?/, '')}: ${message}`);
};

const properties = {
  n: { type: 'integer' },
  'a.b/c': { type: 'object', additionalProperties: { type: 'object', properties: { x: { type: 'string' } } } },
};

const wrong = [
  [{ message: ' ' }, 'message: Invalid value: " ": message must be non-empty if specified'],
  [{ message: 'a\nb' }, 'message: Invalid value: "a\\nb": message must not contain line breaks'],
  [{ rule: 'self.n\n> 1' }, 'message: Required value: message must be specified if rule contains line breaks'],
  [{ messageExpression: ' ' }, 'messageExpression: Required value: messageExpression must be non-empty if specified'],
  [
    { reason: 'Because' },
    'reason: Unsupported value: "Because": supported values: "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"',
  ],
  [{ fieldPath: '.m' }, 'fieldPath: Invalid value: ".m": fieldPath must be a valid path'],
  [{ fieldPath: 'n' }, 'fieldPath: Invalid value: "n": fieldPath must be a valid path'],
  [{ fieldPath: '.n.x' }, 'fieldPath: Invalid value: ".n.x": fieldPath must be a valid path'],
  [{ optionalOldSelf: true }, 'optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule'],
] as const;

for (const [more, text] of wrong)
  test(text, async () => {
    const rules = [{ rule: 'self.n > 1', ...more }];
    assert.deepEqual(await findings({ type: 'object', properties, 'x-kubernetes-validations': rules }), [
      `x-kubernetes-validations[0].${text}`,
    ]);
  });

test('paths lead through fields and maps', async () => {
  const rules = ['.n', "['a.b/c']", "['a.b/c'].any.x"].map((fieldPath) => ({ rule: 'self.n > 1', fieldPath }));
  assert.deepEqual(await findings({ type: 'object', properties, 'x-kubernetes-validations': rules }), []);
});

test('what cannot be found again has no value before', async () => {
  const items = { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self >= oldSelf' }] };
  const list = { type: 'array', maxItems: 5, items };
  const text = 'oldSelf cannot be used on the uncorrelatable portion of the schema within';
  const found = await findings({
    type: 'object',
    properties: { list, map: { ...list, 'x-kubernetes-list-type': 'map' } },
  });
  assert.deepEqual(found, [
    `properties[list].items.x-kubernetes-validations[0].rule: Invalid value: "self >= oldSelf": ${text} spec.validation.openAPIV3Schema.properties[v].properties[list]`,
  ]);
});
