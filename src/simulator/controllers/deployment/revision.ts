import type { Deployment } from '../../../resources/deployment.ts';
import type { ReplicaSet } from '../../../resources/replica-set.ts';
import { maxSurgeOf } from './surge.ts';

export const REVISION = 'deployment.kubernetes.io/revision';
export const DESIRED = 'deployment.kubernetes.io/desired-replicas';
export const MAXIMUM = 'deployment.kubernetes.io/max-replicas';
const HISTORY = 'deployment.kubernetes.io/revision-history';
const OWN = new Set([
  REVISION,
  DESIRED,
  MAXIMUM,
  HISTORY,
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
]);

/** Revisions go up to 2^63; what is no number counts as none. */
export const revisionOf = ({ metadata }: ReplicaSet | Deployment): bigint =>
  revisionIn(metadata.annotations?.[REVISION]);

const revisionIn = (text = '0'): bigint => (/^\d+$/.test(text) ? BigInt(text) : 0n);

/** The highest revision among the sets. */
export const highestRevision = (sets: readonly ReplicaSet[]): bigint => {
  let highest = 0n;
  for (const revision of sets.map(revisionOf)) if (revision > highest) highest = revision;
  return highest;
};

/** The annotations that say how many pods the deployment wants at the moment. */
export const sizeAnnotations = ({ spec }: Deployment): Record<string, string> => ({
  [DESIRED]: String(spec.replicas ?? 0),
  [MAXIMUM]: String((spec.replicas ?? 0) + maxSurgeOf(spec)),
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
  const previous = revisionIn(before[REVISION]);
  const inherited = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !OWN.has(key));
  const history = before[HISTORY]?.split(',') ?? [];
  const rises = previous < revision;
  return {
    ...before,
    ...Object.fromEntries(inherited),
    [REVISION]: String(rises ? revision : previous),
    ...(rises && previous > 0n ? { [HISTORY]: [...history, String(previous)].join(',') } : {}),
  };
};
