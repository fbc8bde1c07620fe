import type { StatefulSet } from '../../resources/workloads/stateful-set.ts';
import { OcError } from '../oc-error.ts';
import type { RolloutStatus } from './rollout-status.ts';

/**
 * How far the latest rollout of a stateful set has come.
 *
 * @throws OcError when its pods are replaced only as they are deleted
 */
export const statefulSetStatus = ({ metadata, spec, status }: StatefulSet): RolloutStatus => {
  if (spec.updateStrategy?.type !== 'RollingUpdate')
    throw new OcError('rollout status is only available for RollingUpdate strategy type');
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0 } = status ?? {};
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration)
    return { text: 'Waiting for statefulset spec update to be observed...\n', done: false };
  const wanted = spec.replicas ?? 1;
  if (readyReplicas < wanted)
    return { text: `Waiting for ${wanted - readyReplicas} pods to be ready...\n`, done: false };
  const { rollingUpdate } = spec.updateStrategy;
  if (rollingUpdate !== undefined) {
    const above = wanted - (rollingUpdate.partition ?? 0);
    return rollingUpdate.partition !== undefined && updatedReplicas < above
      ? {
          text: `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${above} new pods have been updated...\n`,
          done: false,
        }
      : { text: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...\n`, done: true };
  }
  if (status?.updateRevision !== status?.currentRevision)
    return {
      text: `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${status?.updateRevision}...\n`,
      done: false,
    };
  return {
    text: `statefulset rolling update complete ${currentReplicas} pods at revision ${status?.currentRevision}...\n`,
    done: true,
  };
};
