import { podKind } from '../../../resources/kinds/kinds.ts';
import { type Pod, priorityOf } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { noteDisruption } from '../disruption/note-disruption.ts';
import { schedulerSource } from '../report-unschedulable.ts';
import type { Preemption } from './preemption.ts';

/** Removes the victims, with what it was for, and notes where the pod is to run, and less important ones no longer. */
export const preempt = async ({ node, victims }: Preemption, pod: Pod, context: ControllerContext): Promise<void> => {
  const { client, events, listers } = context;
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
  const outdone = listers
    .of<Pod>(podKind)
    .list()
    .filter(
      (each) => each.status?.nominatedNodeName === node && !each.spec.nodeName && priorityOf(each) < priorityOf(pod),
    );
  for (const each of outdone) await nominate(each, undefined, context);
  await nominate(pod, node, context);
};

/** Notes where room is made for a pod; `undefined`: nowhere any more. */
export const nominate = async (
  { metadata: { namespace, name } }: Pod,
  node: string | undefined,
  { client }: Pick<ControllerContext, 'client'>,
): Promise<void> => {
  await client.modify<Pod>(
    podKind,
    namespace,
    name,
    ({ status: { nominatedNodeName: _, ...status } = {}, ...pod }) => ({
      ...pod,
      status: { ...status, ...(node !== undefined && { nominatedNodeName: node }) },
    }),
    'status',
  );
};
