import type { Pod } from '../../../resources/workloads/pod.ts';

/** How long the containers of a pod may take to end, in seconds: as long as whoever has deleted it said. */
export const gracePeriodOf = ({ metadata, spec }: Pod): number =>
  Number(metadata.deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30);
