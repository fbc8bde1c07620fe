import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';

/** Where a deployment stands. The replica sets are replaced by what the API server returned for each write. */
export interface Rollout {
  deployment: Deployment;
  /** The one whose template is the deployment's. */
  newSet: ReplicaSet | undefined;
  /** The others, oldest first. */
  oldSets: ReplicaSet[];
  readonly context: ControllerContext;
}

export const allSets = ({ newSet, oldSets }: Rollout): ReplicaSet[] =>
  newSet === undefined ? oldSets : [...oldSets, newSet];

/** How many pods the sets should have. */
export const wantedReplicas = (sets: readonly ReplicaSet[]): number => sum(sets, ({ spec }) => spec.replicas);

export const availableReplicas = (sets: readonly ReplicaSet[]): number =>
  sum(sets, ({ status }) => status?.availableReplicas);

export const sum = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number | undefined): number =>
  sets.reduce((total, set) => total + (count(set) ?? 0), 0);

/** Oldest first, as creation times have whole seconds equal ones by name. */
export const byAge = (one: KubeObject, other: KubeObject): number => {
  const left = `${one.metadata.creationTimestamp} ${one.metadata.name}`;
  const right = `${other.metadata.creationTimestamp} ${other.metadata.name}`;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Replaces a set by its new state. */
export const replaceSet = (rollout: Rollout, set: ReplicaSet): void => {
  if (rollout.newSet?.metadata.uid === set.metadata.uid) rollout.newSet = set;
  else rollout.oldSets = rollout.oldSets.map((each) => (each.metadata.uid === set.metadata.uid ? set : each));
};

/** Reports what was done to a deployment. */
export const reportScaling = ({ deployment, context }: Rollout, message: string): Promise<void> =>
  context.events.record({
    object: deployment,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message,
    source: { component: 'deployment-controller' },
  });
