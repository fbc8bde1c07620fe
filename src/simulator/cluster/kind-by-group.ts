import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';

/** Finds a kind among all that are served, custom ones too, for references that leave open its version. */
export const kindByGroup =
  (catalog: ApiCatalog) =>
  (group: string, name: string): ResourceKind | undefined =>
    catalog.storages.find(({ kind }) => kind.group === group && kind.kind === name)?.kind;
