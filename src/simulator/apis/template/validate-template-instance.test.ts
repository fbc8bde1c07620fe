import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import { validateTemplateInstanceUpdate } from './validate-template-instance.ts';

const instance = (template: object, requester = 'ann'): TemplateInstance =>
  ({
    apiVersion: 'template.openshift.io/v1',
    kind: 'TemplateInstance',
    metadata: { name: 'i', namespace: 'a' },
    spec: { template, requester: { username: requester } },
  }) as unknown as TemplateInstance;

test('what an instance is made of stays, however much of nothing it is told of', () => {
  const old = instance({ metadata: { creationTimestamp: null, labels: {} }, objects: null });
  assert.deepEqual(validateTemplateInstanceUpdate(instance({ metadata: {} }), old), []);
  assert.deepEqual(validateTemplateInstanceUpdate(instance({ objects: [], parameters: null }), old), []);
  for (const other of [instance({ metadata: { name: 'x' } }), instance({}, 'bob')])
    assert.deepEqual(
      validateTemplateInstanceUpdate(other, old).map(({ field, message }) => `${field}: ${message}`),
      ['spec: Forbidden: field is immutable'],
    );
});
