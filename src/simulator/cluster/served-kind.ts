import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';

/** Finds the kind of an object of a template among all that the cluster can make and show, custom ones too. */
export const servedKind =
  (catalog: ApiCatalog) =>
  ({ apiVersion, kind: name }: Pick<KubeObject, 'apiVersion' | 'kind'>): ResourceKind | undefined =>
    catalog.storages.find(
      ({ kind, create, get }) => create && get && kind.kind === name && apiVersionOf(kind) === apiVersion,
    )?.kind;
