import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { deepFreeze } from '../../store/deep-freeze.ts';
import { objectText } from './object-text.ts';

const managedFields = [{ manager: 'oc', operation: 'Apply', apiVersion: 'v1', fieldsV1: { 'f:spec': {} } }];
const objects: Record<string, object> = {
  'a status': { spec: { nodeName: 'a' }, status: { phase: 'Running' } },
  'no status': { spec: { nodeName: 'a' } },
  'an empty spec': { spec: {}, data: { key: 'ä' } },
  'no spec': { data: { key: 'value' } },
};
for (const [title, parts] of Object.entries(objects)) {
  for (const metadata of [{ name: 'a' }, { name: 'a', managedFields, resourceVersion: '5' }, {}]) {
    test(`an object with ${title} and ${Object.keys(metadata).length} fields of metadata is written whole`, () => {
      const object = { apiVersion: 'v1', metadata, kind: 'Pod', ...parts } as KubeObject;
      const open = objectText(object);
      assert.deepEqual(JSON.parse(open), object);
      assert.deepEqual(JSON.parse(objectText(deepFreeze(object))), object);
      assert.deepEqual(Object.keys(JSON.parse(open)).slice(0, 3), ['kind', 'apiVersion', 'metadata']);
    });
  }
}

test('the next state of an object is told with its own status', () => {
  const spec = Object.freeze({ nodeName: 'a' });
  const pod = (phase: string): KubeObject =>
    deepFreeze({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec, status: { phase } });
  assert.equal(JSON.parse(objectText(pod('Pending'))).status.phase, 'Pending');
  assert.equal(JSON.parse(objectText(pod('Running'))).status.phase, 'Running');
});
