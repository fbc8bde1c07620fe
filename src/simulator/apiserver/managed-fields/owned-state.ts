import type { KubeObject } from '../../../resources/kube-object.ts';

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
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generateName',
]);

/** Which part of an object a write is about. */
export interface WrittenPart {
  readonly subresource: string | undefined;
  /** Whether the status can only be written through `/status`. */
  readonly hasStatus: boolean;
}

/** The part of an object whose fields have owners in this write. */
export const ownedState = (
  object: KubeObject | undefined,
  { subresource, hasStatus }: WrittenPart,
): Record<string, unknown> => {
  if (object === undefined) return {};
  const { apiVersion: _, kind: __, metadata = {}, ...rest } = object as KubeObject & { status?: unknown };
  if (subresource === 'status') return rest.status === undefined ? {} : { status: rest.status };
  if (hasStatus) delete rest.status;
  const owned = ownedMetadata(metadata as Record<string, unknown>);
  return owned === undefined ? rest : { metadata: owned, ...rest };
};

const ownedMetadata = (metadata: Record<string, unknown>): Record<string, unknown> | undefined => {
  let owned: Record<string, unknown> | undefined;
  for (const name in metadata) if (!unowned.has(name)) (owned ??= {})[name] = metadata[name];
  return owned;
};
