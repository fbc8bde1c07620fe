import { conditionOf } from '../../resources/metadata/condition.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import { revisionOf } from '../../resources/workloads/deployment-revision.ts';
import { OcError } from '../oc-error.ts';
import type { RolloutStatus } from './rollout-status.ts';

/**
 * How far the latest rollout of a deployment has come.
 *
 * @throws OcError when it has missed its deadline
 */
export const deploymentStatus = ({ metadata, spec, status }: Deployment, revision: number): RolloutStatus => {
  const name = JSON.stringify(metadata.name);
  if (revision > 0) {
    const current = Number(revisionOf({ metadata }));
    if (current !== revision)
      throw new OcError(`desired revision (${revision}) is different from the running revision (${current})`);
  }
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0))
    return { text: 'Waiting for deployment spec update to be observed...\n', done: false };
  if (conditionOf(status?.conditions, 'Progressing')?.reason === 'ProgressDeadlineExceeded')
    throw new OcError(`deployment ${name} exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status ?? {};
  const waiting = (what: string): RolloutStatus => ({
    text: `Waiting for deployment ${name} rollout to finish: ${what}...\n`,
    done: false,
  });
  const wanted = spec.replicas ?? 1;
  if (updatedReplicas < wanted) return waiting(`${updatedReplicas} out of ${wanted} new replicas have been updated`);
  if (replicas > updatedReplicas) return waiting(`${replicas - updatedReplicas} old replicas are pending termination`);
  if (availableReplicas < updatedReplicas)
    return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  return { text: `deployment ${name} successfully rolled out\n`, done: true };
};
