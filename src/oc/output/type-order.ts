import type { KubeObject } from '../../resources/kube-object.ts';

/** The fields of a type, in its order; one without fields is a map or a value. */
interface Shape {
  readonly [field: string]: Shape;
}

const leaf: Shape = {};

const shape = (fields: string, nested: Shape = {}): Shape =>
  Object.fromEntries(fields.split(' ').map((field) => [field, nested[field] ?? leaf]));

const metadata = shape(
  'name generateName namespace selfLink uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds labels annotations ownerReferences finalizers managedFields',
  { ownerReferences: shape('apiVersion kind name uid controller blockOwnerDeletion') },
);
const reference = shape('kind namespace name uid apiVersion resourceVersion fieldPath');
const rules = shape('verbs apiGroups resources resourceNames nonResourceURLs');
const subjects = shape('kind apiGroup name namespace');
const roleRef = shape('apiGroup kind name');
const selector = shape('matchLabels matchExpressions', { matchExpressions: shape('key operator values') });
const quota = shape('hard scopes scopeSelector');
const usage = shape('hard used');

/**
 * Kinds of access, and what is as short: the fields behind `metadata`.
 *
 * @see https://github.com/kubernetes/api/tree/v0.32.1
 * @see https://github.com/openshift/api/tree/release-4.19
 */
const types: Readonly<Record<string, Shape>> = {
  ClusterResourceQuota: shape('spec status', {
    spec: shape('selector quota', { selector: shape('labels annotations', { labels: selector }), quota }),
    status: shape('total namespaces', { total: usage }),
  }),
  ClusterRole: shape('rules aggregationRule', {
    rules,
    aggregationRule: shape('clusterRoleSelectors', { clusterRoleSelectors: selector }),
  }),
  ClusterRoleBinding: shape('subjects roleRef', { subjects, roleRef }),
  ConfigMap: shape('immutable data binaryData'),
  Group: shape('users'),
  Identity: shape('providerName providerUserName user extra', { user: reference }),
  Namespace: shape('spec status'),
  ResourceQuota: shape('spec status', { spec: quota, status: usage }),
  Role: shape('rules', { rules }),
  RoleBinding: shape('subjects roleRef', { subjects, roleRef }),
  Secret: shape('immutable data stringData type'),
  SelfSubjectReview: shape('status', {
    status: shape('userInfo', { userInfo: shape('username uid groups extra') }),
  }),
  ServiceAccount: shape('secrets imagePullSecrets automountServiceAccountToken', { secrets: reference }),
  User: shape('fullName identities groups'),
  UserIdentityMapping: shape('identity user', { identity: reference, user: reference }),
};

/** An object with its fields in the order of its type, as `-o json` prints those that a command knows the type of; `undefined` for other kinds. */
export const inTypeOrder = (object: KubeObject): KubeObject | undefined => {
  const { kind = '' } = object as { kind?: string };
  const type = Object.hasOwn(types, kind) ? types[kind] : undefined;
  if (type === undefined) return undefined;
  return ordered(object, { kind: leaf, apiVersion: leaf, metadata, ...type }) as KubeObject;
};

const ordered = (value: unknown, type: Shape): unknown => {
  if (Array.isArray(value)) return value.map((each) => ordered(each, type));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.keys(type);
  const place = (field: string): number => (known.includes(field) ? known.indexOf(field) : known.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
      .map(([field, member]) => [field, ordered(member, type[field] ?? leaf)]),
  );
};
