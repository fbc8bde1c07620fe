import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateDefinition } from './validate-definition.ts';
import { definition } from './widget-definition.fixture.ts';

const findings = (properties: object, version: object = {}): string[] =>
  validateDefinition(
    definition({ schema: { openAPIV3Schema: { type: 'object', properties } }, ...version }, NAMES),
  ).map(({ field, message }) => `${field.replace('spec.validation.openAPIV3Schema.', '')}: ${message}`);

const NAMES = { singular: 'widget', listKind: 'WidgetList' };

const text = { type: 'string' };

test('a default is a value of its own schema, and nothing of it is dropped', () => {
  const object = { type: 'object', properties: { a: text } };
  assert.deepEqual(findings({ x: { ...object, default: { a: 'b' } }, y: { ...text, default: 'z' } }), []);
  assert.deepEqual(
    findings({
      x: { ...object, default: { a: 'b', c: [1, null] } },
      y: { ...text, default: 1 },
      z: { ...object, default: { a: 1 } },
    }),
    [
      'properties[x].default: Invalid value: map[string]interface {}{"a":"b", "c":[]interface {}{1, interface {}(nil)}}: must not have unknown fields',
      'properties[y].default: Invalid value: "integer": must be of type string: "integer"',
      'properties[z].default.a: Invalid value: "integer": a in body must be of type string: "integer"',
    ],
  );
});

test('what every object has is as it is', () => {
  assert.deepEqual(findings({ metadata: { type: 'object', properties: { name: { ...text, maxLength: 5 } } } }), []);
  assert.deepEqual(findings({ kind: { type: 'number' }, metadata: { type: 'object', properties: { labels: text } } }), [
    'properties[kind].type: Invalid value: "number": must be string',
    'properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified',
  ]);
});

test('fields to select by are scalars that there are', () => {
  const selectableFields = ['.a', '.o', '.none', '.l[0]', '.a'].map((jsonPath) => ({ jsonPath }));
  assert.deepEqual(findings({ a: text, o: { type: 'object' } }, { selectableFields }), [
    'spec.selectableFields[1].jsonPath: Invalid value: ".o": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.',
    'spec.selectableFields[2].jsonPath: Invalid value: ".none": is an invalid path: does not refer to a valid field',
    'spec.selectableFields[3].jsonPath: Invalid value: ".l[0]": is an invalid path: array notation is not allowed',
    'spec.selectableFields[4].jsonPath: Duplicate value: ".a"',
  ]);
});

test('the selector of a scale is in the spec or status', () => {
  const scale = { specReplicasPath: '.spec.a', statusReplicasPath: '.status.a', labelSelectorPath: '.a' };
  assert.deepEqual(findings({}, { subresources: { scale } }), [
    'spec.subresources.scale.labelSelectorPath: Invalid value: ".a": should be a json path under either .spec or .status',
  ]);
});
