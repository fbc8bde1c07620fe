import type { KubeObject } from '../../../resources/kube-object.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { isOfOpenShift } from '../discovery/custom-group.ts';
import type { WrittenPart } from './owned-state.ts';

/** Which part of an object of this storage a write is about. */
export const writtenPart = (storage: RestStorage, subresource: string | undefined): WrittenPart => ({
  subresource,
  hasStatus: separatesStatus(storage),
  statusKeeps: storage.statusKeeps,
});

/** How the storage fills in what a writer has left out, where it does. */
export const defaultsOf = (storage: RestStorage): { applyDefaults?(object: KubeObject): void } =>
  storage.applyDefaults === undefined ? {} : { applyDefaults: (object) => storage.applyDefaults?.(object) };

/**
 * Whether who writes an object never owns its status, and who writes its status nothing else. OpenShift's own servers do not say which
 * fields a write resets.
 */
const separatesStatus = ({ kind, subresources }: RestStorage): boolean =>
  subresources?.['status'] !== undefined && !isOfOpenShift(kind);
