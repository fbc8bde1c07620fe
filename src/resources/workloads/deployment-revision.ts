import type { KubeObject } from '../kube-object.ts';
import { lastAppliedAnnotation } from '../metadata/last-applied.ts';

/**
 * Annotations by which a deployment and its replica sets say which of them is which.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/deployment/util/deployment_util.go
 */
export const revisionAnnotations = {
  revision: 'deployment.kubernetes.io/revision',
  /** The revisions that a replica set was before. */
  history: 'deployment.kubernetes.io/revision-history',
  desiredReplicas: 'deployment.kubernetes.io/desired-replicas',
  maxReplicas: 'deployment.kubernetes.io/max-replicas',
} as const;

/** The annotations of a deployment that are about itself, and of a replica set about that one: neither takes them over. */
export const ownAnnotations: ReadonlySet<string> = new Set([
  ...Object.values(revisionAnnotations),
  lastAppliedAnnotation,
  'deprecated.deployment.rollback.to',
]);

/** The revision of a replica set, or the latest one of a deployment. They go up to 2^63; what is no number counts as none. */
export const revisionOf = ({ metadata }: Pick<KubeObject, 'metadata'>): bigint =>
  revisionIn(metadata.annotations?.[revisionAnnotations.revision]);

/** What an annotation says that holds a revision. */
export const revisionIn = (text = '0'): bigint => (/^\d+$/.test(text) ? BigInt(text) : 0n);
