import { podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Toleration } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { deepFreeze } from '../../store/deep-freeze.ts';
import { qualityOfService } from '../pod-template/quality-of-service.ts';

/** Seconds. */
const PATIENCE = 300;
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Shared by all pods. */
const PATIENT: readonly Toleration[] = deepFreeze(
  TAINTS.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: PATIENCE })),
);

/**
 * Lets each pod stay five minutes on a node that stops answering, and those that asked for something on one short of memory.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds
 */
export const defaultTolerations: Admission = ({ operation, kind, object }) => {
  if (operation === 'DELETE' || groupResource(kind) !== groupResource(podKind)) return;
  const { spec } = object as Pod;
  const own = spec.tolerations ?? [];
  const added = [...PATIENT, ...(qualityOfService(spec) === 'BestEffort' ? [] : [MEMORY_PRESSURE])].filter(
    (toleration) => !own.some((each) => covers(each, toleration)),
  );
  if (added.length > 0) spec.tolerations = [...own, ...added];
};

/** Who asked for memory stays on a node that runs short of it. */
const MEMORY_PRESSURE: Toleration = deepFreeze({
  key: 'node.kubernetes.io/memory-pressure',
  operator: 'Exists',
  effect: 'NoSchedule',
});

const covers = ({ key, effect }: Toleration, other: Toleration): boolean =>
  (!key || key === other.key) && (!effect || effect === other.effect);
