import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lease } from '../../../resources/nodes/lease.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { withHeartbeat, withRenewal } from './node-heartbeat.ts';

const START = Date.UTC(2026, 0, 5, 9);

const at = async (seconds: number): Promise<VirtualClock> => {
  const clock = new VirtualClock(START);
  await clock.advanceTo(START + seconds * 1000, async () => {});
  return clock;
};

const hasKubelet = (name: string): boolean => name.startsWith('worker');

const lease = (name: string): Lease => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { namespace: 'kube-node-lease', name },
  spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: '2026-01-05T09:00:00.000000Z' },
});

const node = (name: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  status: { conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2026-01-05T09:00:00Z' }] },
});

const renewals: readonly (readonly [seconds: number, renewTime: string])[] = [
  [0, '2026-01-05T09:00:00.000000Z'],
  [9, '2026-01-05T09:00:00.000000Z'],
  [10, '2026-01-05T09:00:10.000000Z'],
  [3605, '2026-01-05T10:00:00.000000Z'],
];

for (const [seconds, renewTime] of renewals)
  test(`the lease of a node ${seconds} seconds later`, async () => {
    const clock = await at(seconds);
    assert.equal(withRenewal(hasKubelet, clock)(lease('worker-0')).spec?.renewTime, renewTime);
  });

test('a lease that nobody here holds is shown as it was written', async () => {
  const clock = await at(3600);
  const written = lease('laptop');
  const taken = {
    ...lease('worker-0'),
    spec: { holderIdentity: 'somebody', renewTime: '2026-01-05T09:00:00.000000Z' },
  };
  const elsewhere = { ...lease('worker-0'), metadata: { namespace: 'a', name: 'worker-0' } };
  for (const each of [written, taken, elsewhere]) assert.equal(withRenewal(hasKubelet, clock)(each), each);
});

test('a node tells of itself every five minutes', async () => {
  const heard = async (name: string, seconds: number) =>
    withHeartbeat(hasKubelet, await at(seconds))(node(name)).status?.conditions?.[0]?.lastHeartbeatTime;
  assert.deepEqual(
    [await heard('worker-0', 299), await heard('worker-0', 301), await heard('laptop', 301)],
    ['2026-01-05T09:00:00Z', '2026-01-05T09:05:00Z', '2026-01-05T09:00:00Z'],
  );
});
