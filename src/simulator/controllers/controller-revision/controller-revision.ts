import { inKeyOrder } from '../../../image/key-order.ts';
import { controllerRevisionKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ControllerRevision } from '../../../resources/workloads/controller-revision.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { controllerReference, isControlledBy } from '../controller-reference.ts';
import { podTemplateHash } from '../template-hash/pod-template-hash.ts';
import { revisionHash } from '../template-hash/revision-hash.ts';

/** The label by which pods tell which revision made them; revisions of daemon sets have it, too. */
export const REVISION_HASH = 'controller-revision-hash';

/** The label of the revisions of stateful sets. */
const HISTORY_HASH = 'controller.kubernetes.io/hash';

/** A workload that remembers its templates. */
export interface Revisioned extends KubeObject {
  spec: { template: PodTemplateSpec; revisionHistoryLimit?: number };
  status?: { collisionCount?: number };
}

/** The remembered templates of a workload, oldest first. */
export const revisionsOf = (owner: KubeObject, { listers }: ControllerContext): ControllerRevision[] =>
  listers
    .of<ControllerRevision>(controllerRevisionKind)
    .ownedBy(owner.metadata.uid ?? '')
    .filter((revision) => isControlledBy(revision, owner))
    .sort((one, other) => Number(one.revision) - Number(other.revision));

/** The revision of the present template; one that was seen before becomes the newest again. */
export const ensureRevision = async (owner: Revisioned, context: ControllerContext): Promise<ControllerRevision> => {
  const revisions = revisionsOf(owner, context);
  // Clients compare the text of revisions with their own, whose keys are sorted.
  const data = inKeyOrder({ spec: { template: { ...owner.spec.template, $patch: 'replace' as const } } });
  const number = Number(revisions.at(-1)?.revision ?? 0) + 1;
  const known = revisions.find((revision) => equal(revision.data, data));
  if (known !== undefined && known === revisions.at(-1)) return known;
  const { namespace, name } = owner.metadata;
  if (known !== undefined) {
    return context.client.modify<ControllerRevision>(
      controllerRevisionKind,
      namespace,
      known.metadata.name,
      (current) => void (current.revision = number),
    );
  }
  const collisions = owner.status?.collisionCount;
  const isDaemon = owner.kind === 'DaemonSet';
  const hash = isDaemon ? podTemplateHash(owner.spec.template, collisions) : revisionHash(data, collisions ?? 0);
  const { labels } = owner.spec.template.metadata;
  return context.client.create<ControllerRevision>(controllerRevisionKind, {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      labels: { ...labels, [isDaemon ? REVISION_HASH : HISTORY_HASH]: hash },
      ...(owner.metadata.annotations && { annotations: owner.metadata.annotations }),
      ownerReferences: [controllerReference(owner)],
    },
    data,
    revision: number,
  });
};

/** Forgets the oldest templates that nothing uses any more. */
export const limitRevisions = async (
  owner: Revisioned,
  inUse: ReadonlySet<string>,
  context: ControllerContext,
): Promise<void> => {
  const unused = revisionsOf(owner, context).filter(({ metadata }) => !inUse.has(metadata.name));
  const surplus = unused.slice(0, Math.max(0, unused.length - (owner.spec.revisionHistoryLimit ?? 10)));
  for (const { metadata } of surplus)
    await context.client.delete(controllerRevisionKind, metadata.namespace, metadata.name);
};
