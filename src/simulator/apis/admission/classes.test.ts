import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ingressClassKind,
  ingressKind,
  persistentVolumeClaimKind,
  podKind,
  storageClassKind,
} from '../../../resources/kinds/kinds.ts';
import { runtimeClassKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { plainStorage } from '../plain-storage.ts';

const setUp = async () => {
  const plane = controlPlane();
  plane.catalog.add(plainStorage(runtimeClassKind, plane.machinery));
  await createProject(plane, 'a');
  const create = <T extends KubeObject>(kind: ResourceKind, name: string, content: object, annotations?: object) =>
    plane.client.create(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name, ...(kind.namespaced ? { namespace: 'a' } : {}), ...(annotations && { annotations }) },
      ...content,
    } as unknown as T);
  return { ...plane, create };
};

const claim = { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };
const isDefault = { 'storageclass.kubernetes.io/is-default-class': 'true' };
const storageClass = { provisioner: 'example.com/disk', allowVolumeExpansion: true };

test('a claim without class gets the newest default one', async () => {
  const { create, clock } = await setUp();
  await create(storageClassKind, 'old', storageClass, isDefault);
  await clock.advanceTo(clock.now() + 1000, async () => {});
  await create(storageClassKind, 'new', storageClass, isDefault);
  await create(storageClassKind, 'other', storageClass);
  const classOf = async (name: string, spec: object, annotations?: object) =>
    (
      await create<PersistentVolumeClaim>(
        persistentVolumeClaimKind,
        name,
        { spec: { ...claim.spec, ...spec } },
        annotations,
      )
    ).spec?.storageClassName;
  assert.equal(await classOf('one', {}), 'new');
  assert.equal(await classOf('two', { storageClassName: '' }), '');
  assert.equal(await classOf('three', {}, { 'volume.beta.kubernetes.io/storage-class': 'old' }), undefined);
});

test('an ingress without class gets the default one', async () => {
  const { create } = await setUp();
  const marks = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
  await create(ingressClassKind, 'edge', { spec: { controller: 'example.com/edge' } }, marks);
  const backend = { service: { name: 's', port: { number: 80 } } };
  const ingress = await create<KubeObject & { spec: object }>(ingressKind, 'web', {
    spec: { defaultBackend: backend },
  });
  assert.deepEqual(ingress.spec, { defaultBackend: backend, ingressClassName: 'edge' });
});

test('a claim grows when it is bound and its class lets it', async () => {
  const { create, client } = await setUp();
  await create(storageClassKind, 'growing', storageClass);
  await create(storageClassKind, 'fixed', { ...storageClass, allowVolumeExpansion: false });
  const grow = (name: string) =>
    client.modify<PersistentVolumeClaim>(persistentVolumeClaimKind, 'a', name, ({ spec }) => {
      if (spec) spec.resources = { requests: { storage: '2Gi' } };
    });
  for (const storageClassName of ['growing', 'fixed'])
    await create(persistentVolumeClaimKind, storageClassName, { spec: { ...claim.spec, storageClassName } });
  await assert.rejects(grow('growing'), {
    message:
      'PersistentVolumeClaim "growing" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
  });
  for (const name of ['growing', 'fixed'])
    await client.modify<PersistentVolumeClaim>(
      persistentVolumeClaimKind,
      'a',
      name,
      (current) => void (current.status = { phase: 'Bound' }),
      'status',
    );
  assert.deepEqual((await grow('growing')).spec?.resources?.requests, { storage: '2Gi' });
  await assert.rejects(grow('fixed'), {
    message:
      'persistentvolumeclaims "fixed" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  });
});

test('a pod gets what its runtime class says', async () => {
  const { create } = await setUp();
  const scheduling = { nodeSelector: { runtime: 'vm' }, tolerations: [{ key: 'vm', operator: 'Exists' }] };
  await create(runtimeClassKind, 'vm', { handler: 'kata', overhead: { podFixed: { memory: '1Gi' } }, scheduling });
  const run = (name: string, spec: object) =>
    create<Pod>(podKind, name, { spec: { containers: [{ name: 'c', image: 'x' }], ...spec } });
  const { spec } = await run('one', { runtimeClassName: 'vm' });
  assert.deepEqual(
    [spec.nodeSelector, (spec as { overhead?: object }).overhead, spec.tolerations?.some(({ key }) => key === 'vm')],
    [{ runtime: 'vm' }, { memory: '1Gi' }, true],
  );
  await assert.rejects(run('two', { runtimeClassName: 'none' }), {
    code: 403,
    message: 'pods "two" is forbidden: pod rejected: RuntimeClass "none" not found',
  });
  await assert.rejects(run('three', { runtimeClassName: 'vm', nodeSelector: { runtime: 'x' } }), {
    message:
      'pods "three" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[runtime] = vm; pod.spec.nodeSelector[runtime] = x',
  });
});
