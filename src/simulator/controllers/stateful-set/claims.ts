import { persistentVolumeClaimKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject, OwnerReference } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { controllerReference } from '../controller-reference.ts';
import { claimName, ordinalOf } from './ordinal-pod.ts';
import { reported } from './set-event.ts';

/** Makes the claims of one pod that are not there yet. */
export const ensureClaims = async (set: StatefulSet, ordinal: number, context: ControllerContext): Promise<void> => {
  const { namespace } = set.metadata;
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const name = claimName(template.metadata.name, set, ordinal);
    if (context.listers.of(persistentVolumeClaimKind).get(namespace, name) !== undefined) continue;
    const labels = { ...template.metadata.labels, ...set.spec.selector.matchLabels };
    const ownerReferences = keepsForSet(set) ? {} : { ownerReferences: [controllerReference(set)] };
    const claim: KubeObject = {
      ...template,
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { ...template.metadata, name, namespace, labels, ...ownerReferences },
    };
    const subject = `Claim ${name} Pod ${set.metadata.name}-${ordinal}`;
    await reported(set, 'create', subject, context, () => context.client.create(persistentVolumeClaimKind, claim));
  }
};

/**
 * Gives the claims of a pod to whom they are to go with: to the set, to a pod that is scaled down, or to nobody.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
 */
export const handOverClaims = async (
  set: StatefulSet,
  pod: Pod,
  isSurplus: boolean,
  { client, listers }: ControllerContext,
): Promise<void> => {
  const { namespace, uid } = set.metadata;
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const name = claimName(template.metadata.name, set, ordinalOf(pod, set));
    const claim = listers.of(persistentVolumeClaimKind).get(namespace, name);
    if (claim === undefined) continue;
    const others = (claim.metadata.ownerReferences ?? []).filter(
      (each) => each.uid !== uid && each.uid !== pod.metadata.uid,
    );
    const owners = others.some(({ controller }) => controller) ? others : [...others, ...ownersOf(set, pod, isSurplus)];
    if (equal(claim.metadata.ownerReferences ?? [], owners)) continue;
    await client.modify(persistentVolumeClaimKind, namespace, name, ({ metadata }) => {
      metadata.ownerReferences = owners;
    });
  }
};

const keepsForSet = ({ spec }: StatefulSet): boolean =>
  spec.persistentVolumeClaimRetentionPolicy?.whenDeleted !== 'Delete';

const ownersOf = (set: StatefulSet, pod: Pod, isSurplus: boolean): OwnerReference[] => {
  if (isSurplus && set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled === 'Delete')
    return [controllerReference(pod)];
  return keepsForSet(set) ? [] : [controllerReference(set)];
};
