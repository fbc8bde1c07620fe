import { podKind } from '../../../resources/kinds/kinds.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { disruptionTarget, podConditionsWith } from '../../apimachinery/pods/pod-conditions-with.ts';

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
  const withTarget = (known: Condition[] | undefined): Condition[] =>
    podConditionsWith(known, disruptionTarget(cause), clock.now());
  if (phase === undefined && equal(withTarget(status?.conditions), status?.conditions)) return;
  await client.modify<Pod>(
    podKind,
    namespace,
    name,
    (pod) => {
      const current = (pod.status ??= {});
      if (phase !== undefined) current.phase = phase;
      current.conditions = withTarget(current.conditions);
    },
    'status',
  );
};
