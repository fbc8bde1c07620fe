import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { createTokenTrackingController } from './token-tracking-controller.ts';

const name = 'kube-apiserver-legacy-service-account-token-tracking';

const start = async () => {
  const plane = controlPlane(createTokenTrackingController());
  await plane.createNamespace('kube-system');
  await plane.settle();
  const since = async () => (await plane.client.get<ConfigMap>(configMapKind, 'kube-system', name)).data?.['since'];
  return { ...plane, since, today: new Date(plane.clock.now()).toISOString().slice(0, 10) };
};

test('the cluster says since when it tracks lasting tokens', async () => {
  const { since, today } = await start();
  assert.equal(await since(), today);
});

test('a day that is none is written again, another one stays', async () => {
  const { client, settle, since, today } = await start();
  const change = async (day: string) => {
    await client.modify<ConfigMap>(configMapKind, 'kube-system', name, (current) => {
      current.data = { since: day };
    });
    await settle();
    return since();
  };
  assert.equal(await change('soon'), today);
  assert.equal(await change('2020-02-02'), '2020-02-02');
});
