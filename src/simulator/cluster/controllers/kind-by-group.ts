import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';

/** Finds a kind among all that are served, custom ones too, for references that leave open its version. */
export const kindByGroup =
  (catalog: ApiCatalog): KindFinder =>
  (group, name) =>
    catalog.storages.find(({ kind }) => kind.group === group && kind.kind === name)?.kind;
