import type { Taint } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { tolerates } from '../tolerates.ts';

/** How long a pod may stay on a node with these taints, in milliseconds: the shortest time that one of its tolerations says; without end when none does. */
export const toleratedTime = ({ spec }: Pod, taints: readonly Taint[]): number => {
  const tolerations = spec.tolerations ?? [];
  const used = taints.map((taint) => tolerations.find((toleration) => tolerates(toleration, taint)));
  const seconds = used.map((toleration) =>
    toleration === undefined ? 0 : Math.max(0, Number(toleration.tolerationSeconds ?? Number.POSITIVE_INFINITY)),
  );
  return Math.min(...seconds) * 1000;
};
