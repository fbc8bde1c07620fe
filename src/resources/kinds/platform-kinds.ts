import type { ResourceKind } from './resource-kind.ts';

type Names = Partial<Pick<ResourceKind, 'plural' | 'singular' | 'shortNames' | 'categories' | 'namespaced'>>;

const row = (group: string, kind: string, names: Names = {}): ResourceKind => ({
  group,
  version: 'v1',
  kind,
  plural: `${kind.toLowerCase()}s`,
  singular: kind.toLowerCase(),
  namespaced: false,
  shortNames: [],
  categories: [],
  ...names,
});

const ADMISSION = 'admissionregistration.k8s.io';
const STORAGE = 'storage.k8s.io';
const CONFIG = 'config.openshift.io';
const extension: Names = { categories: ['api-extensions'] };

export const bindingKind = row('', 'Binding', { namespaced: true });
export const componentStatusKind = row('', 'ComponentStatus', { plural: 'componentstatuses', shortNames: ['cs'] });
export const podTemplateKind = row('', 'PodTemplate', { namespaced: true });

export const mutatingWebhookKind = row(ADMISSION, 'MutatingWebhookConfiguration', extension);
export const admissionPolicyKind = row(ADMISSION, 'ValidatingAdmissionPolicy', {
  plural: 'validatingadmissionpolicies',
  ...extension,
});
export const admissionPolicyBindingKind = row(ADMISSION, 'ValidatingAdmissionPolicyBinding', extension);
export const validatingWebhookKind = row(ADMISSION, 'ValidatingWebhookConfiguration', extension);

export const apiServiceKind = row('apiregistration.k8s.io', 'APIService', extension);

export const certificateSigningRequestKind = row('certificates.k8s.io', 'CertificateSigningRequest', {
  shortNames: ['csr'],
});

export const flowSchemaKind = row('flowcontrol.apiserver.k8s.io', 'FlowSchema');
export const priorityLevelKind = row('flowcontrol.apiserver.k8s.io', 'PriorityLevelConfiguration');

export const runtimeClassKind = row('node.k8s.io', 'RuntimeClass', { plural: 'runtimeclasses' });

export const csiDriverKind = row(STORAGE, 'CSIDriver');
export const csiNodeKind = row(STORAGE, 'CSINode');
export const csiStorageCapacityKind = row(STORAGE, 'CSIStorageCapacity', {
  plural: 'csistoragecapacities',
  namespaced: true,
});
export const volumeAttachmentKind = row(STORAGE, 'VolumeAttachment');

export const roleBindingRestrictionKind = row('authorization.openshift.io', 'RoleBindingRestriction', {
  namespaced: true,
});

export const buildConfigurationKind = row(CONFIG, 'Build');
export const featureGateKind = row(CONFIG, 'FeatureGate');
export const imageContentPolicyKind = row(CONFIG, 'ImageContentPolicy', { plural: 'imagecontentpolicies' });
export const infrastructureKind = row(CONFIG, 'Infrastructure');
export const ingressConfigurationKind = row(CONFIG, 'Ingress', { plural: 'ingresses' });
export const projectConfigurationKind = row(CONFIG, 'Project');
export const proxyKind = row(CONFIG, 'Proxy', { plural: 'proxies' });

export const registryConfigurationKind = row('imageregistry.operator.openshift.io', 'Config');

export const clusterResourceQuotaKind = row('quota.openshift.io', 'ClusterResourceQuota');
export const appliedClusterResourceQuotaKind = row('quota.openshift.io', 'AppliedClusterResourceQuota', {
  namespaced: true,
});

export const securityContextConstraintsKind = row('security.openshift.io', 'SecurityContextConstraints', {
  plural: 'securitycontextconstraints',
  singular: 'securitycontextconstraint',
  shortNames: ['scc'],
});

export const podSecurityReviewKind = row('security.openshift.io', 'PodSecurityPolicyReview', { namespaced: true });
export const podSecuritySelfSubjectReviewKind = row('security.openshift.io', 'PodSecurityPolicySelfSubjectReview', {
  namespaced: true,
});
export const podSecuritySubjectReviewKind = row('security.openshift.io', 'PodSecurityPolicySubjectReview', {
  namespaced: true,
});

export const brokerTemplateInstanceKind = row('template.openshift.io', 'BrokerTemplateInstance');
export const templateInstanceKind = row('template.openshift.io', 'TemplateInstance', { namespaced: true });

/** The kinds by which administrators set up a cluster and its API, apart from those that people work with. */
export const platformKinds: readonly ResourceKind[] = [
  bindingKind,
  componentStatusKind,
  podTemplateKind,
  mutatingWebhookKind,
  admissionPolicyKind,
  admissionPolicyBindingKind,
  validatingWebhookKind,
  apiServiceKind,
  certificateSigningRequestKind,
  flowSchemaKind,
  priorityLevelKind,
  runtimeClassKind,
  csiDriverKind,
  csiNodeKind,
  csiStorageCapacityKind,
  volumeAttachmentKind,
  roleBindingRestrictionKind,
  buildConfigurationKind,
  featureGateKind,
  imageContentPolicyKind,
  infrastructureKind,
  ingressConfigurationKind,
  projectConfigurationKind,
  proxyKind,
  registryConfigurationKind,
  clusterResourceQuotaKind,
  appliedClusterResourceQuotaKind,
  securityContextConstraintsKind,
  podSecurityReviewKind,
  podSecuritySelfSubjectReviewKind,
  podSecuritySubjectReviewKind,
  brokerTemplateInstanceKind,
  templateInstanceKind,
];
