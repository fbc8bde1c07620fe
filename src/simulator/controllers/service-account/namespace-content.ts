import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { StatusError } from '../../apimachinery/status-error.ts';

/** Reconciles each namespace once it exists. */
export const watchActiveNamespaces: WatchedKind = {
  kind: namespaceKind,
  keysOf: ({ metadata }, { previous, deleted }) => (previous === undefined && !deleted ? [metadata.name] : []),
};

/** Reconciles something as soon as there is a namespace for it. */
export const watchForNamespace = (namespace: string, key: string): WatchedKind => ({
  kind: namespaceKind,
  keysOf: (object, event) => (watchActiveNamespaces.keysOf(object, event).includes(namespace) ? [key] : []),
});

/** Creates an object that its namespace should have; does nothing where it exists or where the namespace is going away. */
export const createIfMissing = async (
  kind: ResourceKind,
  object: KubeObject,
  client: Client,
  listers: Listers,
): Promise<void> => {
  const { namespace, name } = object.metadata;
  const owner = listers.of(namespaceKind).get(undefined, namespace ?? '');
  if (
    owner === undefined ||
    owner.metadata.deletionTimestamp !== undefined ||
    listers.of(kind).get(namespace, name) !== undefined
  )
    return;
  try {
    await client.create(kind, object);
  } catch (error) {
    if (!(error instanceof StatusError) || (error.reason !== 'AlreadyExists' && error.reason !== 'NotFound'))
      throw error;
  }
};
