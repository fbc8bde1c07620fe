import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Strategy, writtenWithStatus } from '../../apimachinery/registry/strategy.ts';

/** Metadata that only the server sets, or that identifies the object: nobody owns it. */
const unowned = new Set([
  'name',
  'namespace',
  'creationTimestamp',
  'selfLink',
  'uid',
  'generation',
  'managedFields',
  'resourceVersion',
]);

/** Which part of an object a write is about. */
export interface WrittenPart {
  readonly subresource: string | undefined;
  /** Whether the status can only be written through `/status`, and nothing else there. */
  readonly hasStatus: boolean;
  /** What a write of the status leaves as it is. */
  readonly statusKeeps?: Strategy['statusKeeps'];
}

/** The part of an object whose fields have owners in this write. */
export const ownedState = (
  object: KubeObject | undefined,
  { subresource, hasStatus, statusKeeps }: WrittenPart,
): Record<string, unknown> => {
  if (object === undefined) return NOTHING;
  const { apiVersion: _, kind: __, metadata = {}, ...rest } = object as KubeObject & { status?: unknown };
  if (subresource === 'status' && hasStatus) {
    const owned = metadataBesideStatus(metadata as KubeObject['metadata'], statusKeeps);
    return { metadata: owned, ...(rest.status !== undefined && { status: rest.status }) };
  }
  if (hasStatus) delete rest.status;
  return { metadata: ownedMetadata(metadata as Record<string, unknown>), ...rest };
};

/** Every object has metadata. */
const NOTHING = { metadata: {} };

const metadataBesideStatus = (
  metadata: KubeObject['metadata'],
  keeps: Strategy['statusKeeps'],
): Record<string, unknown> => {
  const owned: Record<string, unknown> = {};
  for (const name of writtenWithStatus(keeps)) if (metadata[name] !== undefined) owned[name] = metadata[name];
  return owned;
};

const ownedMetadata = (metadata: Record<string, unknown>): Record<string, unknown> => {
  const owned: Record<string, unknown> = {};
  for (const name in metadata) if (!unowned.has(name)) owned[name] = metadata[name];
  return owned;
};
