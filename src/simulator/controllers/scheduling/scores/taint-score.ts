import type { Node } from '../../../../resources/nodes/node.ts';
import { tolerates } from '../../tolerates.ts';
import { BEST, type Scorer, shareOfLargest } from '../score.ts';

/** Nodes with fewer taints that would rather keep the pod away are better. */
export const taintScore: Scorer = ({ pod, nodes }) => {
  const tolerations = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule');
  const untolerated = ({ spec }: Node): number =>
    (spec?.taints ?? []).filter(
      (taint) => taint.effect === 'PreferNoSchedule' && !tolerations.some((each) => tolerates(each, taint)),
    ).length;
  return shareOfLargest(nodes.map(untolerated))?.map((share) => BEST - share);
};
