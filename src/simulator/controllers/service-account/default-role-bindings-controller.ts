import { roleBindingKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Controller } from '../../apimachinery/controller.ts';
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

/** Keeps the role bindings that let the pods of a project pull, build and deploy in it. */
export const createDefaultRoleBindingsController = (): Controller => ({
  name: 'default-rolebindings-controller',
  program: 'openshift-controller-manager',
  watches: [watchActiveNamespaces],
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
