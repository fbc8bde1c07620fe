import { deploymentKind, replicaSetKind } from '../../../resources/kinds/kinds.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { revisionAnnotations } from '../../../resources/workloads/deployment-revision.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { controllerReference, isControlledBy } from '../controller-reference.ts';
import { HASH_LABEL, podTemplateHash } from '../template-hash/pod-template-hash.ts';
import { deploymentCondition, reasons, withCondition } from './deployment-condition.ts';
import { highestRevision, newSetAnnotations, sizeAnnotations } from './revision.ts';
import { type Rollout, reportScaling } from './rollout.ts';
import { newSetReplicas } from './scale-replica-set.ts';

/** The replica set with the template of the deployment, the oldest if there are several. */
export const findNewSet = ({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined =>
  sets.find((set) => equal(withoutHash(set.spec.template), withoutHash(spec.template)));

/**
 * Makes sure that the newest revision has its replica set, and that both say which revision it is.
 *
 * @returns whether the caller should stop here and be called again, because something was written
 */
export const ensureNewSet = async (rollout: Rollout, createIfMissing: boolean): Promise<boolean> => {
  const revision = highestRevision(rollout.oldSets) + 1n;
  if (rollout.newSet !== undefined) return updateKnownSet(rollout, rollout.newSet, revision);
  if (!createIfMissing) return false;
  return createNewSet(rollout, revision);
};

const updateKnownSet = async (rollout: Rollout, set: ReplicaSet, revision: bigint): Promise<boolean> => {
  const { context, deployment } = rollout;
  const annotations = newSetAnnotations(deployment, set, revision);
  const { minReadySeconds = 0 } = deployment.spec;
  if (!equal(annotations, set.metadata.annotations) || minReadySeconds !== (set.spec.minReadySeconds ?? 0)) {
    const { namespace, name } = set.metadata;
    rollout.newSet = await context.client.modify<ReplicaSet>(replicaSetKind, namespace, name, (current) => {
      current.metadata.annotations = annotations;
      current.spec.minReadySeconds = deployment.spec.minReadySeconds;
    });
    return true;
  }
  const hasProgress = conditionOf(deployment.status?.conditions, 'Progressing') !== undefined;
  const found = hasProgress
    ? undefined
    : progressing(rollout, reasons.found, `Found new replica set "${set.metadata.name}"`);
  await noteRevision(rollout, annotations[revisionAnnotations.revision] ?? '', found);
  return false;
};

const createNewSet = async (rollout: Rollout, revision: bigint): Promise<boolean> => {
  const { context, deployment } = rollout;
  const sent = buildSet(rollout, revision);
  try {
    rollout.newSet = await context.client.create(replicaSetKind, sent);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    return resolveCollision(rollout, sent);
  }
  const { name } = rollout.newSet.metadata;
  const replicas = rollout.newSet.spec.replicas ?? 0;
  if (replicas > 0) await reportScaling(rollout, `Scaled up replica set ${name} from 0 to ${replicas}`);
  const hasDeadline = deployment.spec.progressDeadlineSeconds !== undefined;
  const created = hasDeadline ? progressing(rollout, reasons.created, `Created new replica set "${name}"`) : undefined;
  await noteRevision(rollout, String(revision), created);
  return false;
};

const buildSet = ({ deployment, oldSets }: Rollout, revision: bigint): ReplicaSet => {
  const { metadata, spec, status } = deployment;
  const hash = podTemplateHash(spec.template, status?.collisionCount);
  const template = copyOf(spec.template);
  template.metadata.labels = { ...template.metadata.labels, [HASH_LABEL]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels: { ...template.metadata.labels },
      annotations: { ...newSetAnnotations(deployment, undefined, revision), ...sizeAnnotations(deployment) },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: newSetReplicas(deployment, undefined, oldSets),
      ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
      selector: withHash(spec.selector, hash),
      template,
    },
  };
};

/** Another template has the same hash: count it, so that the next try gets another name. */
const resolveCollision = async (rollout: Rollout, sent: ReplicaSet): Promise<boolean> => {
  const { context, deployment } = rollout;
  const { namespace, name } = deployment.metadata;
  const stored = await context.client.get<ReplicaSet>(replicaSetKind, namespace, sent.metadata.name);
  if (isControlledBy(stored, deployment) && equal(stored.spec.template, sent.spec.template)) return true;
  await context.client.modify<Deployment>(
    deploymentKind,
    namespace,
    name,
    (current) =>
      void (current.status = { ...current.status, collisionCount: (current.status?.collisionCount ?? 0) + 1 }),
    'status',
  );
  return true;
};

const progressing = ({ context }: Rollout, reason: string, message: string): ReturnType<typeof deploymentCondition> =>
  deploymentCondition('Progressing', 'True', reason, message, context.clock.now());

/** Writes the revision to the deployment, and how it progresses. */
const noteRevision = async (
  rollout: Rollout,
  revision: string,
  condition: ReturnType<typeof deploymentCondition> | undefined,
): Promise<void> => {
  const { context, deployment } = rollout;
  if (deployment.metadata.annotations?.[revisionAnnotations.revision] === revision && condition === undefined) return;
  const { namespace, name } = deployment.metadata;
  rollout.deployment = await context.client.modify<Deployment>(
    deploymentKind,
    namespace,
    name,
    (current) => {
      current.metadata.annotations = { ...current.metadata.annotations, [revisionAnnotations.revision]: revision };
      if (condition !== undefined)
        current.status = { ...current.status, conditions: withCondition(current.status?.conditions ?? [], condition) };
    },
    'status',
  );
};

const withHash = (selector: LabelSelectorSpec, hash: string): LabelSelectorSpec => ({
  ...selector,
  matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash },
});

const withoutHash = ({ metadata, spec }: PodTemplateSpec): unknown => {
  const { [HASH_LABEL]: _, ...labels } = metadata.labels ?? {};
  return { metadata: { ...metadata, labels }, spec };
};
