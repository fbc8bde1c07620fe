import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createCaBundleController } from './ca-bundle-controller.ts';

const project = async () => {
  const plane = controlPlane(createCaBundleController({ root: 'root', service: 'service' }));
  await plane.createNamespace('a');
  await plane.settle();
  return plane;
};

void test('certificates that somebody changes or removes are published again', async () => {
  const { client, settle } = await project();
  await client.delete(configMapKind, 'a', 'openshift-service-ca.crt');
  await client.modify<ConfigMap>(configMapKind, 'a', 'kube-root-ca.crt', (map) => {
    delete map.metadata.annotations;
    map.data = { 'ca.crt': '', other: 'x' };
  });
  await settle();
  const root = await client.get<ConfigMap>(configMapKind, 'a', 'kube-root-ca.crt');
  assert.deepEqual(root.data, { 'ca.crt': 'root' });
  assert.deepEqual(Object.keys(root.metadata.annotations ?? {}), ['kubernetes.io/description']);
  assert.deepEqual((await client.get<ConfigMap>(configMapKind, 'a', 'openshift-service-ca.crt')).data, {
    'service-ca.crt': 'service',
  });
});

void test('the certificate of services has no annotation of somebody else, that of the API server may', async () => {
  const { client, settle } = await project();
  for (const name of ['kube-root-ca.crt', 'openshift-service-ca.crt'])
    await client.modify<ConfigMap>(configMapKind, 'a', name, ({ metadata }) => {
      metadata.annotations = { ...metadata.annotations, mine: 'b' };
    });
  await settle();
  const annotations = async (name: string) => (await client.get(configMapKind, 'a', name)).metadata.annotations ?? {};
  assert.deepEqual(Object.keys(await annotations('openshift-service-ca.crt')), [
    'service.beta.openshift.io/inject-cabundle',
  ]);
  assert.equal((await annotations('kube-root-ca.crt'))['mine'], 'b');
});
