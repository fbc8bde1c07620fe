import type { KubeObject } from '../../../resources/kube-object.ts';
import { groupResource, type ResourceKind } from '../../../resources/resource-kind.ts';
import type { Client } from '../../apimachinery/client.ts';
import { StatusError } from '../../apimachinery/status-error.ts';

/** Objects of one kind that a deletion has not removed yet. */
export interface RemainingContent {
  /** `pods`, `imagestreams.image.openshift.io`. */
  readonly resource: string;
  readonly objects: readonly KubeObject[];
}

/** Deletes everything in a namespace. @returns what is still there, because nodes or finalizers hold it */
export const deleteContent = async (
  namespace: string,
  kinds: readonly ResourceKind[],
  client: Client,
): Promise<RemainingContent[]> => {
  const remaining: RemainingContent[] = [];
  for (const kind of kinds) {
    for (const { metadata } of await client.list(kind, namespace)) {
      if (metadata.deletionTimestamp === undefined) await deleteIfThere(kind, namespace, metadata.name, client);
    }
    const objects = await client.list(kind, namespace);
    if (objects.length > 0) remaining.push({ resource: groupResource(kind), objects });
  }
  return remaining;
};

const deleteIfThere = async (kind: ResourceKind, namespace: string, name: string, client: Client): Promise<void> => {
  try {
    await client.delete(kind, namespace, name, { propagationPolicy: 'Background' });
  } catch (error) {
    if (!(error instanceof StatusError) || error.code !== 404) throw error;
  }
};
