import type { Deployment } from '../../../resources/workloads/deployment.ts';
import {
  ownAnnotations,
  revisionAnnotations,
  revisionIn,
  revisionOf,
} from '../../../resources/workloads/deployment-revision.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { maxSurgeOf } from './surge.ts';

/** The highest revision among the sets. */
export const highestRevision = (sets: readonly ReplicaSet[]): bigint => {
  let highest = 0n;
  for (const revision of sets.map(revisionOf)) if (revision > highest) highest = revision;
  return highest;
};

/** The annotations that say how many pods the deployment wants at the moment. */
export const sizeAnnotations = ({ spec }: Deployment): Record<string, string> => ({
  [revisionAnnotations.desiredReplicas]: String(spec.replicas ?? 0),
  [revisionAnnotations.maxReplicas]: String((spec.replicas ?? 0) + maxSurgeOf(spec)),
});

/**
 * The annotations of the newest replica set: those of its deployment, and its revision. A set that becomes the newest
 * again remembers the revisions that it had before.
 */
export const newSetAnnotations = (
  deployment: Deployment,
  set: ReplicaSet | undefined,
  revision: bigint,
): Record<string, string> => {
  const before = set?.metadata.annotations ?? {};
  const previous = revisionIn(before[revisionAnnotations.revision]);
  const inherited = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !ownAnnotations.has(key));
  const history = before[revisionAnnotations.history]?.split(',') ?? [];
  const rises = previous < revision;
  return {
    ...before,
    ...Object.fromEntries(inherited),
    [revisionAnnotations.revision]: String(rises ? revision : previous),
    ...(rises && previous > 0n ? { [revisionAnnotations.history]: [...history, String(previous)].join(',') } : {}),
  };
};
