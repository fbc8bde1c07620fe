import { podKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { Toleration } from '../../../resources/pod-spec.ts';
import { groupResource } from '../../../resources/resource-kind.ts';
import type { Admission } from '../../apimachinery/admission.ts';

/** Seconds. */
const PATIENCE = 300;
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/**
 * Lets each pod stay five minutes on a node that stops answering.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds
 */
export const defaultTolerations: Admission = ({ operation, kind, object }) => {
  if (operation !== 'CREATE' || groupResource(kind) !== groupResource(podKind)) return;
  const { spec } = object as Pod;
  const own = spec.tolerations ?? [];
  const missing = TAINTS.filter((key) => !own.some((toleration) => tolerates(toleration, key)));
  if (missing.length === 0) return;
  spec.tolerations = [
    ...own,
    ...missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: PATIENCE })),
  ];
};

const tolerates = ({ key, effect }: Toleration, taint: string): boolean =>
  (!key || key === taint) && (!effect || effect === 'NoExecute');
