import type { KubeObject } from '../../resources/kube-object.ts';

/** Puts what others need in front, as kustomize does unless a kustomization says otherwise. */
export const sortResources = (objects: readonly KubeObject[]): KubeObject[] =>
  objects.toSorted((one, other) => {
    const ranks = rank(one) - rank(other);
    if (ranks !== 0) return ranks;
    const [left, right] = [keyOf(one), keyOf(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  });

const rank = ({ kind }: KubeObject): number => {
  if (first.includes(kind)) return first.indexOf(kind) - first.length;
  return last.indexOf(kind) + 1;
};

const keyOf = ({ apiVersion, kind, metadata }: KubeObject): string => {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['~G', apiVersion];
  return `${group}_${version}_${kind}|${metadata.namespace ?? '~X'}|${metadata.name}`;
};

const first = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];

const last = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
