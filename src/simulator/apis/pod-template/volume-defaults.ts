import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { applySourceDefaults } from './source-defaults.ts';

/** File mode 0644, written in decimal as JSON does. */
const READABLE = 420;

/** Fills in what a volume leaves out; one without a source is an empty directory. */
export const applyVolumeDefaults = (volume: Volume): void => {
  if (Object.keys(volume).every((key) => key === 'name')) volume.emptyDir = {};
  for (const source of [volume.secret, volume.configMap, volume.projected, volume.downwardAPI]) {
    if (source !== undefined) source.defaultMode ??= READABLE;
  }
  applySourceDefaults(volume);
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec;
  if (claim) claim.volumeMode ??= 'Filesystem';
  for (const { serviceAccountToken, downwardAPI } of volume.projected?.sources ?? []) {
    if (serviceAccountToken !== undefined) serviceAccountToken.expirationSeconds ??= 3600;
    applyFieldRefDefaults(downwardAPI?.items);
  }
  applyFieldRefDefaults(volume.downwardAPI?.items);
};

const applyFieldRefDefaults = (items: { fieldRef?: { apiVersion?: string } }[] = []): void => {
  for (const { fieldRef } of items) if (fieldRef !== undefined) fieldRef.apiVersion ||= 'v1';
};
