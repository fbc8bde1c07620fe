import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/build.ts';
import { buildPod } from './build-pod.ts';

const build = (spec: object): Build => ({
  apiVersion: 'build.openshift.io/v1',
  kind: 'Build',
  metadata: { name: 'web-1', namespace: 'p', uid: 'u', labels: { buildconfig: 'web' } },
  spec: { strategy: { dockerStrategy: { env: [{ name: 'A', value: '1' }] } }, ...spec },
});

test('the pod of a build bears its name alone, may run for a week, and gives what it builds no say in its environment', () => {
  const { metadata, spec } = buildPod(build({}), 'builder');
  assert.deepEqual(metadata.labels, { 'openshift.io/build.name': 'web-1' });
  assert.equal(spec.activeDeadlineSeconds, 604_800);
  assert.deepEqual(
    spec.containers[0]?.env?.map(({ name }) => name),
    ['BUILD', 'LANG'],
  );
  assert.deepEqual(
    [...(spec.initContainers ?? []), ...spec.containers].map(({ securityContext }) => [
      securityContext?.['privileged'],
      securityContext?.['runAsUser'],
    ]),
    [
      [false, 0],
      [true, 0],
    ],
  );
  assert.equal(buildPod(build({ completionDeadlineSeconds: 5 }), 'builder').spec.activeDeadlineSeconds, 5);
});

test('the pod of a build of sources runs the builder image without the rights of root', () => {
  const { spec } = buildPod(build({ strategy: { sourceStrategy: {} }, source: { binary: {} } }), 'builder');
  const [container] = spec.containers;
  assert.deepEqual([container?.name, container?.args], ['sti-build', ['openshift-sti-build']]);
  assert.deepEqual(container?.env?.slice(2), [
    { name: 'ALLOWED_UIDS', value: '1-' },
    { name: 'DROP_CAPS', value: 'KILL,MKNOD,SETGID,SETUID' },
  ]);
});
