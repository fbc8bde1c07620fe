import { groupVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { schemaName } from '../schema/schemas.ts';

/** The kinds that are compiled into one of the programs that serve the API. */
export interface Scheme {
  /** The line of its source, which refusals name. */
  readonly name: string;
  /** Whether the program knows a kind. */
  has(kind: string, apiVersion: string): boolean;
  /** The Go package of the type that a kind is kept as in the program. */
  hubOf(kind: Pick<ResourceKind, 'group' | 'kind'>): string;
}

/**
 * The scheme of the program that serves a kind: Kubernetes, OpenShift's API, its users and logins, or custom resource definitions. They
 * share `Status` and `DeleteOptions`.
 */
export const schemeOf = ({ group }: Pick<ResourceKind, 'group'>): Scheme => {
  if (group === 'apiextensions.k8s.io')
    return scheme('k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go:55', (each) => each === group);
  if (ACCOUNTS.has(group))
    return scheme(
      'github.com/openshift/oauth-apiserver/pkg/serverscheme/scheme.go:13',
      (each) => each === '' || ACCOUNTS.has(each),
    );
  const isOpenShift = group.endsWith('.openshift.io') || group === 'extensions';
  return scheme('k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30', (each) =>
    each.endsWith('.openshift.io') ? isOpenShift && !ACCOUNTS.has(each) : true,
  );
};

/** The groups of the program that knows users and their logins. */
const ACCOUNTS = new Set(['user.openshift.io', 'oauth.openshift.io']);

const META_KINDS = new Set(['DeleteOptions', 'Status', 'List']);

const scheme = (name: string, isOfGroup: (group: string) => boolean): Scheme => ({
  name,
  has: (kind, apiVersion) => {
    const { group, version } = groupVersionOf(apiVersion);
    const isKnown = schemaName({ group, version, kind }) !== undefined;
    return isOfGroup(group) && (META_KINDS.has(kind) || isKnown);
  },
  hubOf: ({ group, kind }) => (kind === 'Scale' ? 'autoscaling' : (HUBS[group] ?? group.split('.')[0] ?? '')),
});

/** Packages that are not called after their group. */
const HUBS: Readonly<Record<string, string>> = {
  '': 'core',
  'events.k8s.io': 'core',
  'internal.apiserver.k8s.io': 'apiserverinternal',
  'flowcontrol.apiserver.k8s.io': 'flowcontrol',
  'rbac.authorization.k8s.io': 'rbac',
};
