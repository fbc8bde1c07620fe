import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import { claimNamesOf } from '../volume/claim-names.ts';
import type { PodClaims } from '../volume/pod-claims.ts';

/**
 * Whether a pod has a claim that one pod alone may use, and another one uses it.
 *
 * @param others all pods that there are; only asked for when they matter
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export const hasExclusiveClaimInUse = (
  pod: Pod,
  { bound, delayed }: PodClaims,
  others: () => readonly Pod[],
): boolean => {
  const names = [...bound, ...delayed]
    .filter(({ spec }) => spec?.accessModes?.includes('ReadWriteOncePod'))
    .map(({ metadata }) => metadata.name);
  return (
    names.length > 0 &&
    others().some(
      (other) =>
        other.spec.nodeName &&
        !hasEnded(other) &&
        other.metadata.namespace === pod.metadata.namespace &&
        claimNamesOf(other).some((name) => names.includes(name)),
    )
  );
};
