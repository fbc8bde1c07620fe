import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from './non-negative.ts';

type Counts = object | undefined;

/** How the status of a workload that counts replicas is checked. */
export interface ReplicaCounts {
  /** Numbers that cannot be negative. */
  readonly counted: readonly string[];
  /** Those of them that cannot be more than `replicas`. */
  readonly parts?: readonly string[];
  /** How the finding about more available than ready replicas calls the ready ones. */
  readonly ready?: string;
}

/** Replica sets and replication controllers, which came before them, count the same. */
export const REPLICA_SET_COUNTS: ReplicaCounts = {
  counted: ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'observedGeneration'],
  parts: ['fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'],
  ready: 'readyReplicas',
};

/**
 * The findings about the numbers in the status of a workload.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/apps/validation/validation.go
 */
export const validateReplicaStatus = (status: Counts, { counted, parts = [], ready }: ReplicaCounts): FieldError[] => {
  const of = (name: string): number => numberIn(status, name);
  return [
    ...counted.flatMap((name) => validateNonNegative(of(name), `status.${name}`)),
    ...parts
      .filter((name) => of(name) > of('replicas'))
      .map((name) => invalid(`status.${name}`, of(name), 'cannot be greater than status.replicas')),
    ...(ready !== undefined && of('availableReplicas') > of('readyReplicas')
      ? [invalid('status.availableReplicas', of('availableReplicas'), `cannot be greater than ${ready}`)]
      : []),
  ];
};

/** The finding about a count of name collisions that goes down: names would be used again. */
export const validateCollisionCount = (status: Counts, old: Counts): FieldError[] =>
  hasCollisions(old) && (!hasCollisions(status) || numberIn(status, 'collisionCount') < numberIn(old, 'collisionCount'))
    ? [invalid('status.collisionCount', numberIn(status, 'collisionCount'), 'cannot be decremented')]
    : [];

const hasCollisions = (status: Counts): boolean => status !== undefined && 'collisionCount' in status;

const numberIn = (status: Counts, name: string): number => {
  const value = (status as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'number' ? value : 0;
};
