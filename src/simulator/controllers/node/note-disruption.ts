import { type Condition, conditionOf } from '../../../resources/condition.ts';
import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/**
 * Writes into a pod why it is about to be taken away.
 *
 * @param phase what becomes of a pod whose node will not tell any more
 * @throws StatusError 404 when it is gone
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 */
export const noteDisruption = async (
  { metadata: { namespace, name }, status }: Pod,
  cause: Required<Pick<Condition, 'reason' | 'message'>>,
  { client, clock }: Pick<ControllerContext, 'client' | 'clock'>,
  phase?: 'Failed',
): Promise<void> => {
  if (phase === undefined && isNoted(status, cause)) return;
  await client.modify<Pod>(
    podKind,
    namespace,
    name,
    (pod) => {
      const current = (pod.status ??= {});
      if (phase !== undefined) current.phase = phase;
      if (isNoted(current, cause)) return;
      const others = (current.conditions ?? []).filter(({ type }) => type !== TARGET);
      const times = { lastProbeTime: null, lastTransitionTime: timestamp(clock.now()) };
      current.conditions = [...others, { type: TARGET, status: 'True', ...cause, ...times }];
    },
    'status',
  );
};

const TARGET = 'DisruptionTarget';

const isNoted = (status: Pod['status'], { reason }: Pick<Condition, 'reason'>): boolean =>
  conditionOf(status?.conditions, TARGET)?.reason === reason;
