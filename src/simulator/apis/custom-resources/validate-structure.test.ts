import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateStructure } from './validate-structure.ts';

const root = (rest: object): object => ({ type: 'object', ...rest });
const field = (rest: object): object => root({ properties: { a: rest } });

const rows: { name: string; schema: object; findings: string[] }[] = [
  {
    name: 'a number or a text',
    schema: field({ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }),
    findings: [],
  },
  {
    name: 'a type where values are narrowed down',
    schema: field({ type: 'string', anyOf: [{ type: 'integer' }], not: { default: 1, nullable: true } }),
    findings: [
      's.properties[a].anyOf[0].type: Forbidden: must be empty to be structural',
      's.properties[a].not.default: Forbidden: must be undefined to be structural',
      's.properties[a].not.nullable: Forbidden: must be false to be structural',
    ],
  },
  {
    name: 'a field that is only narrowed down',
    schema: root({ allOf: [{ properties: { b: { minimum: 1 }, metadata: {} } }] }),
    findings: [
      's.allOf[0].properties[metadata]: Forbidden: must not be specified in a nested context',
      's.properties[b]: Required value: because it is defined in s.allOf[0].properties[b]',
      's.properties[metadata]: Required value: because it is defined in s.allOf[0].properties[metadata]',
    ],
  },
  {
    name: 'embedded objects',
    schema: field({ type: 'array', items: { type: 'string' }, 'x-kubernetes-embedded-resource': true }),
    findings: [
      's.properties[a].type: Invalid value: "array": must be object if x-kubernetes-embedded-resource is true',
      's.properties[a].properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
    ],
  },
  {
    name: 'items one by one',
    schema: field({ type: 'array', items: [{ type: 'string' }] }),
    findings: ['s.properties[a].items: Forbidden: items must be a schema object and not an array'],
  },
  {
    name: 'entries at the root',
    schema: root({ additionalProperties: { type: 'string' } }),
    findings: ['s.additionalProperties: Forbidden: must not be used at the root'],
  },
];

for (const { name, schema, findings } of rows)
  test(`the structure of a schema: ${name}`, () => {
    const found = validateStructure(schema as Schema, 's').map((each) => `${each.field}: ${each.message}`);
    assert.deepEqual(found, findings);
  });
