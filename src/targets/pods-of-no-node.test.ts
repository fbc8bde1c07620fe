import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClusterTerminal } from './cluster-terminal.fixture.ts';

test('a pod that names a node which there is not is removed', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  const overrides = JSON.stringify({ apiVersion: 'v1', spec: { nodeName: 'nowhere' } });
  await oc(`run lost --image=docker.io/acme/web --overrides=${overrides}`);
  assert.match((await oc('get pods')).stdout, /^lost +0\/1 +Pending/m);
  await terminal.cluster.clock.advance(60_000);
  assert.match((await oc('get pods')).stderr, /No resources found/);
});
