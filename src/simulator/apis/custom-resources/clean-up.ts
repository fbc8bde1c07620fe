import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { ControllerContext, Outcome } from '../../apimachinery/controller.ts';
import { cleanupFinalizer } from './custom-resource-definitions.ts';

/** How often a definition looks whether objects that finalizers hold are gone. Milliseconds. */
const INTERVAL = 5000;

/** The kinds that are served for a definition, one a version. */
export const kindsDefinedBy = (
  { spec: { group, names } }: Pick<CustomResourceDefinition, 'spec'>,
  catalog: ApiCatalog,
): ResourceKind[] =>
  catalog.storages.map((each) => each.kind).filter((each) => each.group === group && each.plural === names.plural);

/** Deletes all objects of a definition that is being deleted, and lets it go when none is left. */
export const cleanUp = async (
  { metadata, spec }: CustomResourceDefinition,
  catalog: ApiCatalog,
  { client }: ControllerContext,
): Promise<Outcome | void> => {
  if (!metadata.finalizers?.includes(cleanupFinalizer)) return;
  const kinds = kindsDefinedBy({ spec }, catalog);
  // In the version in which objects are kept nobody has to convert them.
  const kept = spec.versions.find(({ storage }) => storage)?.name;
  const kind = kinds.find(({ version }) => version === kept) ?? kinds[0];
  if (kind !== undefined) {
    for (const { metadata: each } of await client.list(kind))
      if (each.deletionTimestamp === undefined) await client.delete(kind, each.namespace, each.name);
    const left = await client.list<KubeObject>(kind);
    if (left.length > 0) return { requeueAfter: INTERVAL };
  }
  await client.modify(customResourceDefinitionKind, undefined, metadata.name, (current) => {
    current.metadata.finalizers = current.metadata.finalizers?.filter((each) => each !== cleanupFinalizer) ?? [];
  });
};
