import { persistentVolumeClaimKind, persistentVolumeKind, storageClassKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import {
  type PersistentVolume,
  type PersistentVolumeClaim,
  requestedStorage,
} from '../../../resources/storage/persistent-volume.ts';
import type { StorageClass } from '../../../resources/storage/storage-class.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { matchesTerms } from '../../apimachinery/pods/node-affinity.ts';
import { reserveVolume } from './bind-volume.ts';
import { classNameOf, SELECTED_NODE } from './binding.ts';
import { matchingVolume } from './matching-volume.ts';
import type { PodClaims } from './pod-claims.ts';

/** The volumes that the claims of a pod would have on a node, or, in the words of the scheduler, why they could have none there. */
export const nodeVolumes = (node: Node, { bound, delayed }: PodClaims, listers: Listers): Choice | string => {
  if (bound.length + delayed.length === 0) return NONE;
  const volumes = listers.of<PersistentVolume>(persistentVolumeKind);
  const isNear = (volume: PersistentVolume): boolean => isReachable(volume, node);
  const present = bound.map(({ spec }) => volumes.get(undefined, spec?.volumeName ?? ''));
  if (present.includes(undefined)) return 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
  if (!present.every((volume) => isNear(volume as PersistentVolume)))
    return 'node(s) had volume node affinity conflict';
  const taken: (readonly [PersistentVolumeClaim, PersistentVolume])[] = [];
  const wanted: PersistentVolumeClaim[] = [];
  for (const claim of delayed.toSorted((one, other) =>
    compareQuantities(requestedStorage(one), requestedStorage(other)),
  )) {
    const free = volumes.list().filter((volume) => !taken.some(([, other]) => other === volume));
    const selected = claim.metadata.annotations?.[SELECTED_NODE];
    const volume = selected === undefined ? matchingVolume(claim, free, { isUsable: isNear }) : undefined;
    if (volume !== undefined) taken.push([claim, volume]);
    else if ((selected ?? node.metadata.name) === node.metadata.name && isProvisioned(claim, node, listers))
      wanted.push(claim);
    else return "node(s) didn't find available persistent volumes to bind";
  }
  return { taken, wanted };
};

/** Most pods have no claims, and are compared with every node. */
const NONE: Choice = { taken: [], wanted: [] };

/** What is to be done before a pod can run on a node. */
export interface Choice {
  readonly taken: readonly (readonly [PersistentVolumeClaim, PersistentVolume])[];
  /** Claims for which volumes are yet to be made. */
  readonly wanted: readonly PersistentVolumeClaim[];
}

/** Reserves the volumes that were chosen, and asks for those that are yet to be made. The controllers of volumes do the rest. */
export const takeVolumes = async (
  node: string,
  { taken, wanted }: Choice,
  { client }: ControllerContext,
): Promise<void> => {
  for (const [claim, volume] of taken) await reserveVolume(volume, claim, { client });
  for (const { metadata } of wanted)
    await client.modify(persistentVolumeClaimKind, metadata.namespace, metadata.name, (claim) => {
      claim.metadata.annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node };
    });
};

const isReachable = ({ spec }: PersistentVolume, node: Node): boolean => {
  const needed = spec?.nodeAffinity?.required;
  return needed === undefined || matchesTerms(node, needed.nodeSelectorTerms ?? []);
};

const isProvisioned = (claim: PersistentVolumeClaim, node: Node, listers: Listers): boolean => {
  const found = listers.of<StorageClass>(storageClassKind).get(undefined, classNameOf(claim));
  const { provisioner = '', allowedTopologies: topologies = [] } = found ?? {};
  if (provisioner === '' || provisioner === 'kubernetes.io/no-provisioner') return false;
  const labels = node.metadata.labels ?? {};
  return (
    topologies.length === 0 ||
    topologies.some(({ matchLabelExpressions: all = [] }) =>
      all.every(({ key, values }) => values.includes(labels[key] ?? '')),
    )
  );
};
