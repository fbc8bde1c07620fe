import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { validateRuleCosts } from './validate-rule-costs.ts';

const HINT =
  '(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)';

const lists = (inner: Schema, rule: string, maxItems?: number): Schema => ({
  type: 'object',
  properties: {
    x: {
      type: 'array',
      ...(maxItems && { maxItems }),
      items: { type: 'array', items: inner, 'x-kubernetes-validations': [{ rule }] },
    },
  },
});
const findings = async (schema: Schema, isUnchanged = false): Promise<string[]> =>
  (await validateRuleCosts(schema, 'schema', isUnchanged)).map(({ field, message }) => `${field}: ${message}`);

const dear = lists({ type: 'string' }, "self.all(s, s == 'text')");
const rule = 'schema.properties[x].items.x-kubernetes-validations[0].rule';
const tooMuchInAll = [
  `${rule}: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema`,
  `schema: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x ${HINT}`,
];

test('a rule about lists without bounds is too dear, and so are all together', async () =>
  assert.deepEqual(await findings(dear), [
    `${rule}: Forbidden: estimated rule cost exceeds budget by factor of more than 100x ${HINT}`,
    ...tooMuchInAll,
  ]));

test('a rule that was accepted before stays', async () => assert.deepEqual(await findings(dear, true), tooMuchInAll));

test('bounds make it cheap', async () =>
  assert.deepEqual(await findings(lists({ type: 'integer' }, 'self.size() < 5', 10)), []));

test('a rule that is somewhat too dear says how much', async () =>
  assert.deepEqual(await findings(lists({ type: 'integer' }, 'self.all(i, i > 0)', 2)), [
    `${rule}: Forbidden: estimated rule cost exceeds budget by factor of 1.6x ${HINT}`,
  ]));
