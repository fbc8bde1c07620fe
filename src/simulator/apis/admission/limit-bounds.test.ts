import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitRangeKind, persistentVolumeClaimKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Limit } from '../../../resources/projects/limit-range.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const limited = async (...limits: Limit[]) => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const metadata = { name: 'l', namespace: 'a' };
  await plane.client.create(limitRangeKind, {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata,
    spec: { limits },
  } as never);
  return (...containers: object[]) =>
    plane.client.create(podKind, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'a' },
      spec: { containers: containers.map((each, index) => ({ name: `c${index}`, image: 'i', ...each })) },
    } as unknown as Pod);
};

test('a pod tells what it was given', async () => {
  const create = await limited({
    type: 'Container',
    default: { memory: '2Gi', cpu: '1' },
    defaultRequest: { cpu: '10m' },
  });
  const { metadata, spec } = await create({ resources: { limits: { cpu: '2' } } });
  assert.equal(
    metadata.annotations?.['kubernetes.io/limit-ranger'],
    'LimitRanger plugin set: memory request for container c0; memory limit for container c0',
  );
  assert.deepEqual(spec.containers[0]?.resources, {
    limits: { cpu: '2', memory: '2Gi' },
    requests: { cpu: '2', memory: '2Gi' },
  });
});

test('a pod as a whole has bounds', async () => {
  const create = await limited({ type: 'Pod', max: { cpu: '1' } });
  const half = { resources: { limits: { cpu: '600m' } } };
  await assert.rejects(create(half, half), {
    message: 'pods "p" is forbidden: maximum cpu usage per Pod is 1, but limit is 1200m',
  });
});

test('limits may be only so many times the requests', async () => {
  const create = await limited({ type: 'Container', maxLimitRequestRatio: { cpu: '2' } });
  await assert.rejects(create({ resources: { limits: { cpu: '3' }, requests: { cpu: '1' } } }), {
    message: 'pods "p" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000',
  });
});

test('claims have bounds', async () => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  const of = (kind: string, name: string, spec: object) =>
    ({ apiVersion: 'v1', kind, metadata: { name, namespace: 'a' }, spec }) as never;
  const limits = [{ type: 'PersistentVolumeClaim', min: { storage: '2Gi' }, max: { storage: '5Gi' } }];
  await plane.client.create(limitRangeKind, of('LimitRange', 'l', { limits }));
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  await assert.rejects(plane.client.create(persistentVolumeClaimKind, of('PersistentVolumeClaim', 'c', spec)), {
    message:
      'persistentvolumeclaims "c" is forbidden: minimum storage usage per PersistentVolumeClaim is 2Gi, but request is 1Gi',
  });
});
