import { roleBindingKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { createIfMissing, watchActiveNamespaces } from './namespace-content.ts';

interface DefaultBinding {
  readonly name: string;
  readonly role: string;
  readonly description: string;
  subject(namespace: string): object;
}

const account =
  (name: string) =>
  (namespace: string): object => ({ kind: 'ServiceAccount', name, namespace });

const BINDINGS: readonly DefaultBinding[] = [
  {
    name: 'system:image-pullers',
    role: 'system:image-puller',
    description:
      'Allows all pods in this namespace to pull images from this namespace.  It is auto-managed by a controller; remove subjects to disable.',
    subject: (namespace) => ({
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Group',
      name: `system:serviceaccounts:${namespace}`,
    }),
  },
  {
    name: 'system:image-builders',
    role: 'system:image-builder',
    description:
      'Allows builds in this namespace to push images to this namespace.  It is auto-managed by a controller; remove subjects to disable.',
    subject: account('builder'),
  },
  {
    name: 'system:deployers',
    role: 'system:deployer',
    description:
      'Allows deploymentconfigs in this namespace to rollout pods in this namespace.  It is auto-managed by a controller; remove subjects to disable.',
    subject: account('deployer'),
  },
];

/**
 * Keeps the role bindings that let the pods of a project pull, build and deploy in it: who wants them to be without effect takes
 * their subjects away, for one that is deleted comes back.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/authorization/defaultrolebindings
 */
export const createDefaultRoleBindingsController = (): Controller => ({
  name: 'default-rolebindings-controller',
  program: 'openshift-controller-manager',
  watches: [watchActiveNamespaces, watchDeletedBindings],
  reconcile: async (namespace, { client, listers }) => {
    for (const { name, role, description, subject } of BINDINGS) {
      const binding: KubeObject & { roleRef: object; subjects: object[] } = {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name, namespace, annotations: { 'openshift.io/description': description } },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: [subject(namespace)],
      };
      await createIfMissing(roleBindingKind, binding, client, listers);
    }
  },
});

const watchDeletedBindings: WatchedKind = {
  kind: roleBindingKind,
  keysOf: ({ metadata }, { deleted }) =>
    deleted && BINDINGS.some(({ name }) => name === metadata.name) ? [metadata.namespace ?? ''] : [],
};
