import { podKind } from '../../../resources/kinds.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ReplicaStatus } from '../../../resources/replica-set.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import { byKey, type Controller, type ControllerContext, type Outcome, watchOwned, watchSelf } from '../../apimachinery/controller.ts';
import { isNamespaceTerminating } from '../pod/pod-control.ts';
import { claimPods, watchOrphans } from './claim-pods.ts';
import { manageReplicas } from './manage-replicas.ts';
import { replicaStatus, writeReplicaStatus } from './replica-status.ts';

/** What replica sets and replication controllers have in common. */
export interface ReplicaOwner extends KubeObject {
  spec: { replicas?: number; minReadySeconds?: number; template: PodTemplateSpec };
  status?: ReplicaStatus;
}

/** What tells the two apart. */
export interface ReplicaFlavor {
  readonly kind: ResourceKind;
  /** The source of the events. */
  readonly component: string;
  selectorOf(owner: ReplicaOwner): LabelSelectorSpec;
}

/**
 * Keeps the wanted number of pods: makes and deletes some, adopts and releases others, counts them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/replicaset/replica_set.go
 */
export const createReplicaController = (flavor: ReplicaFlavor): Controller => {
  const orphans = new Map<string, Set<string>>();
  return {
    name: flavor.component,
    watches: [watchSelf(flavor.kind), watchOwned(podKind, flavor.kind), watchOrphans(flavor, orphans)],
    reconcile: async (key, context) => {
      const owner = byKey(context.listers.of<ReplicaOwner>(flavor.kind), key);
      if (owner !== undefined) return reconcile(owner, flavor, context, takeOrphans(orphans, key));
      orphans.delete(key);
      return undefined;
    },
  };
};

const reconcile = async (owner: ReplicaOwner, flavor: ReplicaFlavor, context: ControllerContext, orphans: readonly string[]): Promise<Outcome | void> => {
  const pods = await claimPods(owner, flavor, context, orphans);
  const failure = owner.metadata.deletionTimestamp === undefined ? await attempt(manageReplicas(owner, pods, flavor, context)) : undefined;
  const status = replicaStatus(owner, pods, failure, context.clock.now());
  await writeReplicaStatus(owner, status, flavor.kind, context.client);
  if (failure !== undefined) throw failure;
  const { minReadySeconds = 0, replicas = 0 } = owner.spec;
  const waits = minReadySeconds > 0 && status.readyReplicas === replicas && status.availableReplicas !== replicas;
  return waits ? { requeueAfter: minReadySeconds * 1000 } : undefined;
};

/** The error of work that must not stop the counting. That a namespace is going away is none. */
const attempt = async (work: Promise<void>): Promise<Error | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    return isNamespaceTerminating(error) ? undefined : (error as Error);
  }
};

const takeOrphans = (orphans: Map<string, Set<string>>, key: string): string[] => {
  const names = [...(orphans.get(key) ?? [])];
  orphans.delete(key);
  return names;
};
