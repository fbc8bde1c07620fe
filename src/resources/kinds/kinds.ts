import { accessKinds } from './access-kinds.ts';
import { platformKinds } from './platform-kinds.ts';
import type { ResourceKind } from './resource-kind.ts';

/**
 * Every kind that the built-in `oc` and the builders know without asking the server, in the order of discovery: that is
 * the order in which `oc get all` prints.
 */
export const kinds: readonly ResourceKind[] = [];

/** What most rows need not say. */
type Names = Partial<Pick<ResourceKind, 'shortNames' | 'categories'>>;

const row = (namespaced: boolean, apiVersion: string, kind: string, plural: string, names: Names): ResourceKind => {
  const slash = apiVersion.indexOf('/');
  const kindRow: ResourceKind = {
    group: apiVersion.slice(0, Math.max(slash, 0)),
    version: apiVersion.slice(slash + 1),
    kind,
    plural,
    singular: kind.toLowerCase(),
    namespaced,
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
  };
  (kinds as ResourceKind[]).push(kindRow);
  return kindRow;
};

const namespaced = (apiVersion: string, kind: string, plural: string, names: Names = {}): ResourceKind =>
  row(true, apiVersion, kind, plural, names);

const clusterScoped = (apiVersion: string, kind: string, plural: string, names: Names = {}): ResourceKind =>
  row(false, apiVersion, kind, plural, names);

export const configMapKind = namespaced('v1', 'ConfigMap', 'configmaps', { shortNames: ['cm'] });
export const endpointsKind = namespaced('v1', 'Endpoints', 'endpoints', { shortNames: ['ep'] });
export const eventKind = namespaced('v1', 'Event', 'events', { shortNames: ['ev'] });
export const limitRangeKind = namespaced('v1', 'LimitRange', 'limitranges', { shortNames: ['limits'] });
export const namespaceKind = clusterScoped('v1', 'Namespace', 'namespaces', { shortNames: ['ns'] });
export const nodeKind = clusterScoped('v1', 'Node', 'nodes', { shortNames: ['no'] });
export const persistentVolumeClaimKind = namespaced('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', {
  shortNames: ['pvc'],
});
export const persistentVolumeKind = clusterScoped('v1', 'PersistentVolume', 'persistentvolumes', {
  shortNames: ['pv'],
});
export const podKind = namespaced('v1', 'Pod', 'pods', { shortNames: ['po'], categories: ['all'] });
export const replicationControllerKind = namespaced('v1', 'ReplicationController', 'replicationcontrollers', {
  shortNames: ['rc'],
  categories: ['all'],
});
export const resourceQuotaKind = namespaced('v1', 'ResourceQuota', 'resourcequotas', { shortNames: ['quota'] });
export const secretKind = namespaced('v1', 'Secret', 'secrets');
export const serviceAccountKind = namespaced('v1', 'ServiceAccount', 'serviceaccounts', { shortNames: ['sa'] });
export const serviceKind = namespaced('v1', 'Service', 'services', { shortNames: ['svc'], categories: ['all'] });

export const controllerRevisionKind = namespaced('apps/v1', 'ControllerRevision', 'controllerrevisions');
export const daemonSetKind = namespaced('apps/v1', 'DaemonSet', 'daemonsets', {
  shortNames: ['ds'],
  categories: ['all'],
});
export const deploymentKind = namespaced('apps/v1', 'Deployment', 'deployments', {
  shortNames: ['deploy'],
  categories: ['all'],
});
export const replicaSetKind = namespaced('apps/v1', 'ReplicaSet', 'replicasets', {
  shortNames: ['rs'],
  categories: ['all'],
});
export const statefulSetKind = namespaced('apps/v1', 'StatefulSet', 'statefulsets', {
  shortNames: ['sts'],
  categories: ['all'],
});

/** The same objects as those of {@link eventKind}, under other field names. */
export const currentEventKind = namespaced('events.k8s.io/v1', 'Event', 'events', { shortNames: ['ev'] });

export const selfSubjectReviewKind = clusterScoped(
  'authentication.k8s.io/v1',
  'SelfSubjectReview',
  'selfsubjectreviews',
);
export const tokenReviewKind = clusterScoped('authentication.k8s.io/v1', 'TokenReview', 'tokenreviews');

export const localSubjectAccessReviewKind = namespaced(
  'authorization.k8s.io/v1',
  'LocalSubjectAccessReview',
  'localsubjectaccessreviews',
);
export const selfSubjectAccessReviewKind = clusterScoped(
  'authorization.k8s.io/v1',
  'SelfSubjectAccessReview',
  'selfsubjectaccessreviews',
);
export const selfSubjectRulesReviewKind = clusterScoped(
  'authorization.k8s.io/v1',
  'SelfSubjectRulesReview',
  'selfsubjectrulesreviews',
);
export const subjectAccessReviewKind = clusterScoped(
  'authorization.k8s.io/v1',
  'SubjectAccessReview',
  'subjectaccessreviews',
);

export const horizontalPodAutoscalerKind = namespaced(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'horizontalpodautoscalers',
  { shortNames: ['hpa'], categories: ['all'] },
);

export const cronJobKind = namespaced('batch/v1', 'CronJob', 'cronjobs', { shortNames: ['cj'], categories: ['all'] });
export const jobKind = namespaced('batch/v1', 'Job', 'jobs', { categories: ['all'] });

export const ingressClassKind = clusterScoped('networking.k8s.io/v1', 'IngressClass', 'ingressclasses');
export const ingressKind = namespaced('networking.k8s.io/v1', 'Ingress', 'ingresses', { shortNames: ['ing'] });
export const networkPolicyKind = namespaced('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', {
  shortNames: ['netpol'],
});

export const podDisruptionBudgetKind = namespaced('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', {
  shortNames: ['pdb'],
});

export const clusterRoleBindingKind = clusterScoped(
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
  'clusterrolebindings',
);
export const clusterRoleKind = clusterScoped('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles');
export const roleBindingKind = namespaced('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings');
export const roleKind = namespaced('rbac.authorization.k8s.io/v1', 'Role', 'roles');

export const storageClassKind = clusterScoped('storage.k8s.io/v1', 'StorageClass', 'storageclasses', {
  shortNames: ['sc'],
});

export const customResourceDefinitionKind = clusterScoped(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'customresourcedefinitions',
  { shortNames: ['crd', 'crds'], categories: ['api-extensions'] },
);

export const priorityClassKind = clusterScoped('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', {
  shortNames: ['pc'],
});

export const leaseKind = namespaced('coordination.k8s.io/v1', 'Lease', 'leases');

export const endpointSliceKind = namespaced('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices');

export const deploymentConfigKind = namespaced('apps.openshift.io/v1', 'DeploymentConfig', 'deploymentconfigs', {
  shortNames: ['dc'],
  categories: ['all'],
});

export const buildConfigKind = namespaced('build.openshift.io/v1', 'BuildConfig', 'buildconfigs', {
  shortNames: ['bc'],
  categories: ['all'],
});
export const buildKind = namespaced('build.openshift.io/v1', 'Build', 'builds', { categories: ['all'] });

export const imageKind = clusterScoped('image.openshift.io/v1', 'Image', 'images');
export const imageSignatureKind = clusterScoped('image.openshift.io/v1', 'ImageSignature', 'imagesignatures');
export const imageStreamImageKind = namespaced('image.openshift.io/v1', 'ImageStreamImage', 'imagestreamimages', {
  shortNames: ['isimage'],
});
export const imageStreamImportKind = namespaced('image.openshift.io/v1', 'ImageStreamImport', 'imagestreamimports');
export const imageStreamMappingKind = namespaced('image.openshift.io/v1', 'ImageStreamMapping', 'imagestreammappings');
export const imageStreamKind = namespaced('image.openshift.io/v1', 'ImageStream', 'imagestreams', {
  shortNames: ['is'],
  categories: ['all'],
});
export const imageStreamTagKind = namespaced('image.openshift.io/v1', 'ImageStreamTag', 'imagestreamtags', {
  shortNames: ['istag'],
});
export const imageTagKind = namespaced('image.openshift.io/v1', 'ImageTag', 'imagetags', { shortNames: ['itag'] });

export const projectRequestKind = clusterScoped('project.openshift.io/v1', 'ProjectRequest', 'projectrequests');
export const projectKind = clusterScoped('project.openshift.io/v1', 'Project', 'projects');

export const routeKind = namespaced('route.openshift.io/v1', 'Route', 'routes', { categories: ['all'] });

export const templateKind = namespaced('template.openshift.io/v1', 'Template', 'templates');
export const processedTemplateKind = namespaced('template.openshift.io/v1', 'Template', 'processedtemplates');

export const imageDigestMirrorSetKind = clusterScoped(
  'config.openshift.io/v1',
  'ImageDigestMirrorSet',
  'imagedigestmirrorsets',
);
export const clusterVersionKind = clusterScoped('config.openshift.io/v1', 'ClusterVersion', 'clusterversions');
export const clusterOperatorKind = clusterScoped('config.openshift.io/v1', 'ClusterOperator', 'clusteroperators');
export const imageConfigurationKind = clusterScoped('config.openshift.io/v1', 'Image', 'images');
export const imageTagMirrorSetKind = clusterScoped('config.openshift.io/v1', 'ImageTagMirrorSet', 'imagetagmirrorsets');

export const imageContentSourcePolicyKind = clusterScoped(
  'operator.openshift.io/v1alpha1',
  'ImageContentSourcePolicy',
  'imagecontentsourcepolicies',
);

(kinds as ResourceKind[]).push(...accessKinds, ...platformKinds);

/**
 * The kind that a user means by a word: `pods`, `pod`, `po`, `Deployment`, `deployments.apps`, `is.v1.image.openshift.io`.
 * Where two groups have the same word, the first in discovery order wins;
 * a group may be shortened to its beginning.
 */
export const findKind = (word: string): ResourceKind | undefined => {
  const [name = '', ...qualifier] = word.toLowerCase().split('.');
  return kinds.find((kind) => isNamed(kind, name) && isQualified(kind, qualifier.join('.')));
};

const isNamed = (kind: ResourceKind, name: string): boolean =>
  kind.plural === name || kind.singular === name || kind.shortNames.includes(name);

const isQualified = (kind: ResourceKind, qualifier: string): boolean =>
  qualifier === '' || kind.group.startsWith(qualifier) || `${kind.version}.${kind.group}`.startsWith(qualifier);
