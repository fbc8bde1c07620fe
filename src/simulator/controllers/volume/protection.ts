import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';

/** Puts a finalizer back that somebody has replaced an object without. */
export const keepProtection = async (
  kind: ResourceKind,
  { metadata }: KubeObject,
  finalizer: string,
  client: Client,
): Promise<void> => {
  if (metadata.finalizers?.includes(finalizer)) return;
  await client.modify(kind, metadata.namespace, metadata.name, ({ metadata: current }) => {
    if (current.deletionTimestamp !== undefined || current.finalizers?.includes(finalizer)) return;
    current.finalizers = [...(current.finalizers ?? []), finalizer];
  });
};

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
