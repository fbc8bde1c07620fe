import { persistentVolumeClaimKind } from '../../../resources/kinds/kinds.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { isControlledBy } from '../controller-reference.ts';
import { BIND_COMPLETED } from './binding.ts';
import { claimNamesOf } from './claim-names.ts';
import { delaysBinding } from './delays-binding.ts';

/** The claims of a pod that the scheduler has to do with. */
export interface PodClaims {
  readonly bound: readonly PersistentVolumeClaim[];
  /** Those whose volume is chosen together with the node. */
  readonly delayed: readonly PersistentVolumeClaim[];
}

/**
 * The claims of a pod, or, in the words of the scheduler, why it can run nowhere as long as they are as they are.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
 */
export const podClaims = (pod: Pod, listers: Listers): PodClaims | string => {
  const known = listers.of<PersistentVolumeClaim>(persistentVolumeClaimKind);
  const claims: PersistentVolumeClaim[] = [];
  for (const name of claimNamesOf(pod)) {
    const claim = known.get(pod.metadata.namespace, name);
    const hindrance = claim === undefined ? absence(name, pod) : hindranceOf(claim, pod);
    if (hindrance !== undefined) return hindrance;
    claims.push(claim as PersistentVolumeClaim);
  }
  const unbound = claims.filter((claim) => !isBound(claim));
  const delayed = unbound.filter((claim) => !claim.spec?.volumeName && delaysBinding(claim, listers));
  if (delayed.length < unbound.length) return 'pod has unbound immediate PersistentVolumeClaims';
  return { bound: claims.filter(isBound), delayed };
};

const isBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  Boolean(spec?.volumeName) && metadata.annotations?.[BIND_COMPLETED] !== undefined;

const absence = (name: string, pod: Pod): string =>
  isEphemeral(name, pod)
    ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    : `persistentvolumeclaim "${name}" not found`;

const hindranceOf = (claim: PersistentVolumeClaim, pod: Pod): string | undefined => {
  const { namespace, name, deletionTimestamp } = claim.metadata;
  if (claim.status?.phase === 'Lost')
    return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName ?? ''}"`;
  if (deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`;
  return isEphemeral(name, pod) && !isControlledBy(claim, pod)
    ? `PVC ${namespace}/${name} was not created for pod ${pod.metadata.namespace}/${pod.metadata.name} (pod is not owner)`
    : undefined;
};

const isEphemeral = (claim: string, { metadata, spec }: Pod): boolean =>
  spec.volumes?.some(({ name, ephemeral }) => ephemeral && `${metadata.name}-${name}` === claim) === true;
