import type { DaemonSet } from '../../resources/workloads/daemon-set.ts';
import { OcError } from '../oc-error.ts';
import type { RolloutStatus } from './rollout-status.ts';

/**
 * How far the latest rollout of a daemon set has come.
 *
 * @throws OcError when its pods are replaced only as they are deleted
 */
export const daemonSetStatus = ({ metadata, spec, status }: DaemonSet): RolloutStatus => {
  const name = JSON.stringify(metadata.name);
  if (spec.updateStrategy?.type !== 'RollingUpdate')
    throw new OcError('rollout status is only available for RollingUpdate strategy type');
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0))
    return { text: 'Waiting for daemon set spec update to be observed...\n', done: false };
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled = 0, numberAvailable = 0 } = status ?? {};
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for daemon set ${name} rollout to finish: ${what}...\n`,
    done: false,
  });
  if (updatedNumberScheduled < wanted)
    return waiting(`${updatedNumberScheduled} out of ${wanted} new pods have been updated`);
  if (numberAvailable < wanted) return waiting(`${numberAvailable} of ${wanted} updated pods are available`);
  return { text: `daemon set ${name} successfully rolled out\n`, done: true };
};
