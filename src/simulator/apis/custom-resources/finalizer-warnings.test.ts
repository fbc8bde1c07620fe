import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { finalizerWarnings } from './finalizer-warnings.ts';

const holding = (...finalizers: string[]): KubeObject => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'w', finalizers },
});

test('finalizers that are added to a custom resource should have a domain and a path', () => {
  const tail = 'to avoid accidental conflicts with other finalizer writers';
  assert.deepEqual(finalizerWarnings(holding('one', 'example.com', 'example.com/fine', 'orphan')), [
    `metadata.finalizers: "example.com": prefer a domain-qualified finalizer name including a path (/) ${tail}`,
    `metadata.finalizers: "one": prefer a domain-qualified finalizer name ${tail}`,
  ]);
  assert.deepEqual(finalizerWarnings(holding('one', 'example.com/fine'), holding('one')), []);
});
