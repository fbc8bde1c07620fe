import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createClusterAuthenticationController } from './cluster-authentication-controller.ts';

const name = 'extension-apiserver-authentication';

test('whom servers of other groups may believe is told again when it is changed or gone', async () => {
  const plane = controlPlane();
  plane.run(createClusterAuthenticationController('PEM'));
  await plane.createNamespace('kube-system');
  const told = async () => {
    await plane.settle();
    return (await plane.client.get<ConfigMap>(configMapKind, 'kube-system', name)).data ?? {};
  };
  const { 'requestheader-client-ca-file': authority, 'requestheader-allowed-names': names } = await told();
  assert.equal(authority, 'PEM');
  assert.ok(JSON.parse(names ?? '').includes('system:openshift-aggregator'));
  await plane.client.modify<ConfigMap>(configMapKind, 'kube-system', name, (map) => void (map.data = { a: 'b' }));
  assert.equal((await told())['client-ca-file'], 'PEM');
  await plane.client.delete(configMapKind, 'kube-system', name);
  assert.equal((await told())['client-ca-file'], 'PEM');
});
