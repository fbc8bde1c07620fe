import { podKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { ReplicaStatus } from '../../../resources/workloads/replica-set.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchOwned,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { type Orphans, trackOrphans } from '../orphans.ts';
import { claimPods } from '../pod/claim-pods.ts';
import { isNamespaceTerminating } from '../pod/pod-control.ts';
import { isActivePod } from '../pod/pod-readiness.ts';
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
  const orphans = trackOrphans<Pod, ReplicaOwner>(podKind, flavor.kind, flavor.selectorOf);
  return {
    name: flavor.component,
    watches: [watchSelf(flavor.kind), watchOwned(podKind, flavor.kind), orphans.watch],
    reconcile: async (key, context) => {
      const owner = byKey(context.listers.of<ReplicaOwner>(flavor.kind), key);
      return owner === undefined ? undefined : reconcile(owner, flavor, orphans, context);
    },
  };
};

const reconcile = async (
  owner: ReplicaOwner,
  flavor: ReplicaFlavor,
  orphans: Orphans<Pod>,
  context: ControllerContext,
): Promise<Outcome | void> => {
  const pods = (await claimPods(owner, flavor.selectorOf(owner), orphans, context)).filter(isActivePod);
  const failure =
    owner.metadata.deletionTimestamp === undefined
      ? await attempt(manageReplicas(owner, pods, flavor, context))
      : undefined;
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
