import { kinds } from '../../resources/kinds/kinds.ts';
import { apiVersionOf, groupVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';

/** The row of an object's kind; one that is in no table gets a name made up as most kinds have it. */
export const kindOfObject = ({ apiVersion = '', kind = '' }: KubeObject): ResourceKind => {
  const known = kinds.find((row) => row.kind === kind && apiVersionOf(row) === apiVersion);
  if (known) return known;
  const singular = kind.toLowerCase();
  const plural = `${singular}s`;
  return { ...groupVersionOf(apiVersion), kind, plural, singular, namespaced: true, shortNames: [], categories: [] };
};
