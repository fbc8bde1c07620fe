import type { Pod } from '../../../resources/workloads/pod.ts';

/** The names of the claims that a pod uses, those that are made for it alone included. */
export const claimNamesOf = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim: claim, ephemeral }) =>
    claim !== undefined ? [claim.claimName] : ephemeral !== undefined ? [`${metadata.name}-${name}`] : [],
  );
