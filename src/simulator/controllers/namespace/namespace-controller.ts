import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { deleteContent } from './delete-content.ts';
import { deletionConditions } from './deletion-conditions.ts';

const FINALIZER = 'kubernetes';

/**
 * Empties a namespace that is being deleted, and lets it go when nothing is left in it.
 *
 * @param kinds what can be listed and deleted in a namespace
 * @see https://github.com/kubernetes/kubernetes/tree/v1.32.0/pkg/controller/namespace/deletion
 */
export const createNamespaceController = (kinds: readonly ResourceKind[]): Controller => ({
  name: 'namespace-controller',
  watches: [watchSelf(namespaceKind), ...kinds.map(watchContent)],
  reconcile: async (key, context) => {
    const namespace = byKey(context.listers.of<Namespace>(namespaceKind), key);
    if (namespace?.metadata.deletionTimestamp !== undefined) await empty(namespace, kinds, context);
  },
});

const empty = async (
  namespace: Namespace,
  kinds: readonly ResourceKind[],
  { client, clock }: ControllerContext,
): Promise<void> => {
  const { name } = namespace.metadata;
  const remaining = await deleteContent(name, kinds, client);
  const conditions = deletionConditions(namespace.status?.conditions, remaining, clock.now());
  if (!equal(conditions, namespace.status?.conditions)) {
    await client.modify<Namespace>(
      namespaceKind,
      undefined,
      name,
      (current) => void (current.status = { ...current.status, phase: 'Terminating', conditions }),
      'status',
    );
  }
  if (remaining.length > 0) return;
  await client.modify<Namespace>(
    namespaceKind,
    undefined,
    name,
    (current) =>
      void (current.spec = { finalizers: current.spec?.finalizers?.filter((each) => each !== FINALIZER) ?? [] }),
    'finalize',
  );
};

/** What disappears from a terminating namespace may have been the last. */
const watchContent = (kind: ResourceKind): WatchedKind<KubeObject> => ({
  kind,
  keysOf: ({ metadata }, { deleted, listers }) => {
    if (!deleted || metadata.namespace === undefined) return [];
    const namespace = listers.of(namespaceKind).get(undefined, metadata.namespace);
    return namespace?.metadata.deletionTimestamp === undefined ? [] : [metadata.namespace];
  },
});
