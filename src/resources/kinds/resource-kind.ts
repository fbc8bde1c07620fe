/**
 * One row of the table of kinds: what discovery, the built-in `oc` and the builders need to know of a kind.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export interface ResourceKind {
  /** `''` for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The kind of its lists, when that is not its own with `List` behind. */
  readonly listKind?: string;
  /** The name in URLs: `imagestreams`. */
  readonly plural: string;
  /** The name in messages: `imagestream`. */
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  /** The groups of kinds that it belongs to: `all`. */
  readonly categories: readonly string[];
}

/** `apiVersion` of a kind: `v1`, `apps/v1`. */
export const apiVersionOf = (kind: Pick<ResourceKind, 'group' | 'version'>): string =>
  kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;

/** The other way round: what an `apiVersion` consists of. */
export const groupVersionOf = (apiVersion: string): Pick<ResourceKind, 'group' | 'version'> => {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return { group, version };
};

/** The name of a resource in messages: `pods`, `imagestreams.image.openshift.io`. */
export const groupResource = (kind: Pick<ResourceKind, 'group' | 'plural'>): string =>
  kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`;
