import type { Role, RoleBinding, Subject } from '../../../resources/access/role.ts';
import {
  legacyClusterRoleBindingKind,
  legacyClusterRoleKind,
  legacyRoleBindingKind,
  legacyRoleKind,
} from '../../../resources/kinds/access-kinds.ts';
import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { notFound, StatusError } from '../../apimachinery/status-error.ts';
import { type LegacyRule, legacyRule, rulesOfLegacy } from './legacy-rules.ts';

/**
 * The roles and bindings of authorization.openshift.io/v1: those of Kubernetes, in other words.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/authorization/apis/authorization/rbacconversion
 */
export const legacyRoleStorages = (catalog: ApiCatalog): RestStorage[] => [
  proxy(catalog, legacyClusterRoleBindingKind, clusterRoleBindingKind, legacyBinding, bindingOf),
  proxy(catalog, legacyClusterRoleKind, clusterRoleKind, legacyRole, roleOf),
  proxy(catalog, legacyRoleBindingKind, roleBindingKind, legacyBinding, bindingOf),
  proxy(catalog, legacyRoleKind, roleKind, legacyRole, roleOf),
];

type Translate = (object: KubeObject) => object;

const proxy = (
  catalog: ApiCatalog,
  kind: ResourceKind,
  real: ResourceKind,
  shown: Translate,
  stored: Translate,
): RestStorage => {
  const storage = () => catalog.find(real) as Required<RestStorage>;
  const show = (object: KubeObject): KubeObject =>
    ({
      ...shown(withProtection(object, ...annotations)),
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
    }) as KubeObject;
  const store = (object: KubeObject): KubeObject =>
    ({
      ...stored(withProtection(object, annotations[1], annotations[0])),
      kind: real.kind,
      apiVersion: apiVersionOf(real),
    }) as KubeObject;
  return {
    kind,
    get: async (context, name) => show(await storage().get(context, name)),
    list: async (context, options) => {
      const { metadata, items } = await storage().list(context, options);
      return { apiVersion: apiVersionOf(kind), kind: `${kind.kind}List`, metadata, items: items.map(show) };
    },
    create: async (context, object) => show(await storage().create(context, store(object))),
    update: async (context, name, change) => {
      const { object, created } = await storage().update(context, name, async (current) => {
        if (current === undefined) throw notFound(real, name);
        return store(await change(show(current)));
      });
      return { object: show(object), created };
    },
    delete: (context, name, options) => storage().delete(context, name, options),
  };
};

const annotations = ['rbac.authorization.kubernetes.io/autoupdate', 'openshift.io/reconcile-protect'] as const;

/** Whether an object may be brought back to what it was at first is said by opposite annotations. */
function withProtection(object: KubeObject, from: string, to: string): KubeObject {
  const { [from]: value, ...others } = object.metadata.annotations ?? {};
  if (value !== 'true' && value !== 'false') return object;
  return { ...object, metadata: { ...object.metadata, annotations: { ...others, [to]: String(value === 'false') } } };
}

function legacyRole(object: KubeObject): object {
  return { ...object, rules: ((object as Role).rules ?? []).map(legacyRule) };
}

function roleOf(object: KubeObject): object {
  return { ...object, rules: ((object as { rules?: LegacyRule[] | null }).rules ?? []).flatMap(rulesOfLegacy) };
}

interface LegacyBinding extends KubeObject {
  userNames?: string[] | null;
  groupNames?: string[] | null;
  subjects?: Subject[] | null;
  roleRef: { name?: string; namespace?: string };
}

function legacyBinding(object: KubeObject): LegacyBinding {
  const { metadata, subjects = [], roleRef, apiVersion, kind } = object as RoleBinding;
  const names = (kinds: readonly string[]): string[] | null => {
    const found = subjects.filter((subject) => kinds.includes(subject.kind)).map(nameOf);
    return found.length === 0 ? null : found;
  };
  const nameOf = ({ kind: of, name, namespace = metadata.namespace }: Subject): string =>
    of === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name;
  return {
    apiVersion,
    kind,
    metadata,
    userNames: names(['User', 'ServiceAccount']),
    groupNames: names(['Group']),
    subjects: subjects.map(({ kind: of, name, namespace }) => ({
      kind: of !== 'ServiceAccount' && isOfSystem(name) ? `System${of}` : of,
      ...(namespace ? { namespace } : {}),
      name,
    })),
    roleRef: {
      name: roleRef.name,
      ...(roleRef.kind === roleKind.kind ? { namespace: metadata.namespace as string } : {}),
    },
  };
}

/** Names that no user or group may have who is kept as an object. */
const isOfSystem = (name: string): boolean => /[:%/]|^\.{1,2}$|^~$/.test(name);

function bindingOf(object: KubeObject): RoleBinding {
  const { userNames, groupNames, subjects, roleRef, ...binding } = object as LegacyBinding;
  const apiGroup = roleKind.group;
  const named: Subject[] = [
    ...(userNames ?? []).map((name): Subject => {
      const [, namespace = '', account] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) ?? [];
      return account === undefined
        ? { apiGroup, kind: 'User', name }
        : { kind: 'ServiceAccount', namespace, name: account };
    }),
    ...(groupNames ?? []).map((name): Subject => ({ apiGroup, kind: 'Group', name })),
  ];
  const given = named.length > 0 ? [] : (subjects ?? []).map(subjectOf);
  const kind = roleRef?.namespace ? roleKind.kind : clusterRoleKind.kind;
  return {
    ...binding,
    subjects: named.length > 0 ? named : given,
    roleRef: { apiGroup, kind, name: roleRef?.name ?? '' },
  };
}

/** @throws StatusError 500 for a subject of another kind */
function subjectOf(subject: Subject): Subject {
  const { kind = '' } = subject as Partial<Subject>;
  if (kind === 'ServiceAccount') return subject;
  const [, known] = /^(?:System)?(User|Group)$/.exec(kind) ?? [];
  if (known === undefined) throw new StatusError(500, '', `invalid kind for origin subject: ${JSON.stringify(kind)}`);
  return { ...subject, kind: known as Subject['kind'], apiGroup: roleKind.group };
}
