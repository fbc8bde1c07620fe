import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findKind, kinds } from './kinds.ts';

const words: ReadonlyArray<readonly [word: string, plural: string | undefined, group?: string]> = [
  ['po', 'pods', ''],
  ['Pod', 'pods', ''],
  ['is', 'imagestreams', 'image.openshift.io'],
  ['imagestreamtag', 'imagestreamtags', 'image.openshift.io'],
  ['deployments.apps', 'deployments', 'apps'],
  ['deployment.v1.apps', 'deployments', 'apps'],
  ['image', 'images', 'image.openshift.io'],
  ['image.config.openshift.io', 'images', 'config.openshift.io'],
  ['ev', 'events', ''],
  ['nothing', undefined],
  ['pods.apps', undefined],
];

for (const [word, plural, group] of words) {
  test(`"${word}" means ${plural ?? 'no kind'}`, () => {
    assert.equal(findKind(word)?.plural, plural);
    assert.equal(findKind(word)?.group, group);
  });
}

test('oc get all asks for these kinds, in this order', () => {
  const all = kinds.filter((kind) => kind.categories.includes('all')).map((kind) => kind.plural);
  assert.deepEqual(all, [
    'pods',
    'replicationcontrollers',
    'services',
    'daemonsets',
    'deployments',
    'replicasets',
    'statefulsets',
    'horizontalpodautoscalers',
    'cronjobs',
    'jobs',
    'deploymentconfigs',
    'buildconfigs',
    'builds',
    'imagestreams',
    'routes',
  ]);
});
