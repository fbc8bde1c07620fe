import { equal } from '../../apimachinery/equality.ts';
import type { NodeSelector } from '../pod-template/validate-affinity.ts';

/** Labels of nodes that got a stable name, by the one that they had before. */
const STABLE: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
};

interface Affinity {
  required?: NodeSelector;
}

/** Whether a volume may still be used on the same nodes: labels may change from their earlier names to the stable ones. */
export const isSameAffinity = (now: Affinity | undefined, old: Affinity | undefined): boolean =>
  equal(renamed(old, now), now);

/** The earlier affinity, in which those keys that the new one renames are renamed. */
const renamed = (old: Affinity | undefined, now: Affinity | undefined): Affinity | undefined => {
  if (old?.required === undefined) return old;
  const nodeSelectorTerms = old.required.nodeSelectorTerms?.map((term, index) => {
    const wanted = now?.required?.nodeSelectorTerms?.[index];
    const rename = (field: 'matchExpressions' | 'matchFields') =>
      term[field]?.map((each, place) => {
        const key = wanted?.[field]?.[place]?.key;
        return key !== undefined && STABLE[each.key ?? ''] === key ? { ...each, key } : each;
      });
    const [matchExpressions, matchFields] = [rename('matchExpressions'), rename('matchFields')];
    return { ...term, ...(matchExpressions && { matchExpressions }), ...(matchFields && { matchFields }) };
  });
  return { ...old, required: { ...old.required, ...(nodeSelectorTerms && { nodeSelectorTerms }) } } as Affinity;
};
