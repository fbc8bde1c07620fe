import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { noteDisruption } from '../disruption/note-disruption.ts';
import { schedulerSource } from '../report-unschedulable.ts';
import type { Preemption } from './preemption.ts';

/** Removes the victims, with what it was for, and notes where the pod is to run. */
export const preempt = async ({ node, victims }: Preemption, pod: Pod, context: ControllerContext): Promise<void> => {
  const { client, events } = context;
  const cause = {
    reason: 'PreemptionByScheduler',
    message: `${pod.spec.schedulerName}: preempting to accommodate a higher priority pod`,
  };
  for (const victim of victims) {
    const { namespace, name, uid = '' } = victim.metadata;
    await noteDisruption(victim, cause, context);
    await client.delete(podKind, namespace, name, { preconditions: { uid } });
    await events.record({
      object: victim,
      type: 'Normal',
      reason: 'Preempted',
      action: 'Preempting',
      message: `Preempted by pod ${pod.metadata.uid} on node ${node}`,
      source: schedulerSource,
    });
  }
  const { namespace, name } = pod.metadata;
  await client.modify<Pod>(
    podKind,
    namespace,
    name,
    (current) => ({ ...current, status: { ...current.status, nominatedNodeName: node } }),
    'status',
  );
};
