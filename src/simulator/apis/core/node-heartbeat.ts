import type { Clock } from '../../../ports/clock.ts';
import type { Lease } from '../../../resources/nodes/lease.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { microTimestamp, timestamp } from '../../apimachinery/timestamp.ts';
import { lastBeat } from './last-beat.ts';

/** A kubelet reports that nothing has changed so often, and renews its lease so often; milliseconds. */
const STATUS_PERIOD = 300_000;
const LEASE_PERIOD = 10_000;

/** Whether the kubelet of a node runs in this process. */
export type HasKubelet = (node: string) => boolean;

/**
 * A node as it reads at a moment: a kubelet that runs has told of itself at the latest five minutes ago.
 *
 * @see https://kubernetes.io/docs/reference/node/node-status/#heartbeats
 */
export const withHeartbeat =
  (hasKubelet: HasKubelet, clock: Clock) =>
  (node: Node): Node => {
    const conditions = node.status?.conditions;
    const stored = conditions?.[0]?.lastHeartbeatTime;
    if (conditions === undefined || stored === undefined || !hasKubelet(node.metadata.name)) return node;
    const lastHeartbeatTime = timestamp(lastBeat(Date.parse(stored), STATUS_PERIOD, clock.now()));
    if (lastHeartbeatTime === stored) return node;
    return {
      ...node,
      status: { ...node.status, conditions: conditions.map((each) => ({ ...each, lastHeartbeatTime })) },
    };
  };

/** The lease of a node as it reads at a moment: a kubelet that runs has renewed it at the latest ten seconds ago. */
export const withRenewal =
  (hasKubelet: HasKubelet, clock: Clock) =>
  (lease: Lease): Lease => {
    const { namespace, name } = lease.metadata;
    const { holderIdentity, renewTime } = lease.spec ?? {};
    if (namespace !== 'kube-node-lease' || holderIdentity !== name || !renewTime || !hasKubelet(name)) return lease;
    const beat = microTimestamp(lastBeat(Date.parse(renewTime), LEASE_PERIOD, clock.now()));
    return beat === renewTime ? lease : { ...lease, spec: { ...lease.spec, renewTime: beat } };
  };
