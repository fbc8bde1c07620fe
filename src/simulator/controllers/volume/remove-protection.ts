import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { Client } from '../../apimachinery/client.ts';

/** Takes a finalizer off an object that is being deleted, if it is still there. */
export const removeProtection = async (
  kind: ResourceKind,
  { metadata }: KubeObject,
  finalizer: string,
  client: Client,
): Promise<void> => {
  if (!metadata.finalizers?.includes(finalizer)) return;
  await client.modify(kind, metadata.namespace, metadata.name, (current) => {
    current.metadata.finalizers = (current.metadata.finalizers ?? []).filter((each) => each !== finalizer);
  });
};
