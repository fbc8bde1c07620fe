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

export const revisionOf = ({ metadata }: ReplicaSet | Deployment): number =>
  Number(metadata.annotations?.[REVISION] ?? 0);

/** The highest revision among the sets. */
export const highestRevision = (sets: readonly ReplicaSet[]): number => Math.max(0, ...sets.map(revisionOf));

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
  revision: number,
): Record<string, string> => {
  const before = set?.metadata.annotations ?? {};
  const previous = Number(before[REVISION] ?? 0);
  const inherited = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !OWN.has(key));
  const history = before[HISTORY]?.split(',') ?? [];
  const rises = previous < revision;
  return {
    ...before,
    ...Object.fromEntries(inherited),
    [REVISION]: String(Math.max(previous, revision)),
    ...(rises && previous > 0 ? { [HISTORY]: [...history, String(previous)].join(',') } : {}),
  };
};
