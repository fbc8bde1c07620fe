import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';

/** On volumes and claims: the controller has put them together, hence it may part them again. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';

/** On claims: both sides are written; what is missing from now on is lost. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';

/** On claims: the node that the volume is to be made for. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** The storage class that a claim asks for or a volume is of; empty for none. */
export const classNameOf = ({ metadata, spec }: KubeObject & { spec?: { storageClassName?: string } }): string =>
  metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec?.storageClassName ?? '';

/** Whether a volume is for a claim: by its name alone, as users write it, or for this very one. */
export const isFor = ({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean => {
  const claim = spec?.claimRef;
  return (
    claim?.name === metadata.name &&
    claim.namespace === metadata.namespace &&
    (!claim.uid || claim.uid === metadata.uid)
  );
};

/** Whether both are block devices, or both have files. */
export const isOfSameMode = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (volume.spec?.volumeMode ?? 'Filesystem') === (claim.spec?.volumeMode ?? 'Filesystem');

/** Whether a volume can be used in all the ways in which a claim wants to. */
export const allowsModesOf = (volume: PersistentVolume, { spec }: PersistentVolumeClaim): boolean =>
  (spec?.accessModes ?? []).every((mode) => volume.spec?.accessModes?.includes(mode));

/** How much storage a volume has, a quantity. */
export const storageOf = ({ spec }: PersistentVolume): string => spec?.capacity?.['storage'] ?? '0';
