import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';

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
      if (metadata.deletionTimestamp === undefined)
        await client.delete(kind, namespace, metadata.name, { propagationPolicy: 'Background' }).catch(ignoreNotFound);
    }
    const objects = await client.list(kind, namespace);
    if (objects.length > 0) remaining.push({ resource: groupResource(kind), objects });
  }
  return remaining;
};
