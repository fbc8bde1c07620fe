import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessReview } from './access-review.ts';
import { type ReviewScope, validateAccessReview } from './validate-access-review.ts';

const others: ReviewScope = { isOfOthers: true };
const pods = { namespace: 'shop', verb: 'get', resource: 'pods' };

const findings = (spec: AccessReview['spec'], scope = others, metadata = {}): string[] =>
  validateAccessReview({ metadata, spec } as AccessReview, scope).map(({ field, message }) => `${field}: ${message}`);

void test('takes a review of a resource or of a path', () => {
  assert.deepEqual(findings({ user: 'ann', resourceAttributes: pods }), []);
  assert.deepEqual(findings({ groups: ['a'], nonResourceAttributes: { path: '/', verb: 'get' } }), []);
  assert.deepEqual(findings({ resourceAttributes: {} }, { isOfOthers: false }), []);
});

void test('tells of all that is wrong, first of what is asked', () => {
  assert.deepEqual(findings({}), [
    'spec.resourceAttributes: Invalid value: "null": exactly one of nonResourceAttributes or resourceAttributes must be specified',
    'spec.user: Invalid value: "": at least one of user or group must be specified',
  ]);
  assert.deepEqual(findings({ user: 'ann', resourceAttributes: pods, nonResourceAttributes: { path: '/a' } }), [
    'spec.nonResourceAttributes: Invalid value: authorization.NonResourceAttributes{Path:"/a", Verb:""}: cannot be specified in combination with resourceAttributes',
  ]);
});

void test('holds a local review to its namespace, and to resources', () => {
  const scope = { isOfOthers: true, namespace: 'other' };
  assert.deepEqual(findings({ user: 'ann', resourceAttributes: pods }, scope, { namespace: 'other' }), [
    'spec.resourceAttributes.namespace: Invalid value: "shop": must match metadata.namespace',
  ]);
  assert.deepEqual(findings({ user: 'ann', nonResourceAttributes: { path: '/', verb: 'get' } }, scope), [
    'spec.nonResourceAttributes: Invalid value: authorization.NonResourceAttributes{Path:"/", Verb:"get"}: disallowed on this kind of request',
  ]);
});

void test('refuses a review with a name', () => {
  assert.deepEqual(findings({ user: 'ann', resourceAttributes: pods }, others, { name: 'x', managedFields: [] }), [
    'metadata: Invalid value: {"name":"x"}: must be empty',
  ]);
});

void test('reads selectors in parts, and takes operators that it does not know', () => {
  const fieldSelector = { rawSelector: 'a=b', requirements: [{ key: 'a', operator: 'Odd' }, { operator: 'In' }] };
  const path = 'spec.resourceAttributes';
  assert.deepEqual(findings({ user: 'ann', resourceAttributes: { ...pods, fieldSelector, labelSelector: {} } }), [
    `${path}.fieldSelector.rawSelector: Invalid value: "a=b": may not specified at the same time as requirements`,
    `${path}.fieldSelector.requirements[1].key: Required value: must be specified`,
    `${path}.fieldSelector.requirements[1].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
    `${path}.labelSelector.requirements: Required value: when ${path}.labelSelector is specified, requirements or rawSelector is required`,
  ]);
});
