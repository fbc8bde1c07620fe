import { kinds } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/resource-kind.ts';

/** The row of an object's kind; one that is in no table gets a name made up as most kinds have it. */
export const kindOfObject = ({ apiVersion = '', kind = '' }: KubeObject): ResourceKind => {
  const known = kinds.find((row) => row.kind === kind && apiVersionOf(row) === apiVersion);
  if (known) return known;
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const singular = kind.toLowerCase();
  return { group, version, kind, plural: `${singular}s`, singular, namespaced: true, shortNames: [], categories: [] };
};
