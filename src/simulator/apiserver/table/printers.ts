import { bindingCells, legacyBindingCells } from './access-cells.ts';
import { horizontalPodAutoscalerCells } from './autoscaler-cells.ts';
import { buildCells, buildConfigCells, byCreation } from './build-cells.ts';
import * as core from './core-cells.ts';
import { deploymentConfigCells } from './deployment-config-cells.ts';
import { currentEventCells, eventCells } from './event-cells.ts';
import { imageCells, imageStreamImageCells, imageStreamTagCells, imageTagCells } from './image-cells.ts';
import { imageStreamCells } from './image-stream-cells.ts';
import { cronJobCells, jobCells } from './job-cells.ts';
import * as network from './network-cells.ts';
import { nodeCells } from './node-cells.ts';
import * as platform from './platform-cells.ts';
import { podCells } from './pod-cells.ts';
import * as policy from './policy-cells.ts';
import { routeCells } from './route-cells.ts';
import { serviceCells } from './service-cells.ts';
import * as storage from './storage-cells.ts';
import type { CellPrinter } from './table.ts';
import { templateCells } from './template-cells.ts';
import * as user from './user-cells.ts';
import * as workload from './workload-cells.ts';

/** How the rows of tables are sorted, where they are not as they are stored. */
export const rowOrders: Readonly<Record<string, typeof byCreation>> = { 'builds.build.openshift.io': byCreation };

/** The cell printers by resource; their cells follow the columns of the resource. */
export const printers: Readonly<Record<string, CellPrinter<never>>> = {
  componentstatuses: platform.componentStatusCells,
  configmaps: core.configMapCells,
  endpoints: network.endpointsCells,
  events: eventCells,
  namespaces: core.namespaceCells,
  nodes: nodeCells,
  persistentvolumeclaims: storage.persistentVolumeClaimCells,
  persistentvolumes: storage.persistentVolumeCells,
  pods: podCells,
  podtemplates: platform.podTemplateCells,
  replicationcontrollers: workload.replicationControllerCells,
  resourcequotas: policy.resourceQuotaCells,
  secrets: core.secretCells,
  serviceaccounts: core.serviceAccountCells,
  services: serviceCells,
  'controllerrevisions.apps': core.controllerRevisionCells,
  'daemonsets.apps': workload.daemonSetCells,
  'deployments.apps': workload.deploymentCells,
  'replicasets.apps': workload.replicaSetCells,
  'statefulsets.apps': workload.statefulSetCells,
  'horizontalpodautoscalers.autoscaling': horizontalPodAutoscalerCells,
  'cronjobs.batch': cronJobCells,
  'jobs.batch': jobCells,
  'events.events.k8s.io': currentEventCells,
  'leases.coordination.k8s.io': core.leaseCells,
  'endpointslices.discovery.k8s.io': network.endpointSliceCells,
  'ingressclasses.networking.k8s.io': network.ingressClassCells,
  'ingresses.networking.k8s.io': network.ingressCells,
  'networkpolicies.networking.k8s.io': network.networkPolicyCells,
  'poddisruptionbudgets.policy': policy.podDisruptionBudgetCells,
  'clusterrolebindings.rbac.authorization.k8s.io': bindingCells,
  'rolebindings.rbac.authorization.k8s.io': bindingCells,
  'priorityclasses.scheduling.k8s.io': core.priorityClassCells,
  'storageclasses.storage.k8s.io': storage.storageClassCells,
  'csidrivers.storage.k8s.io': storage.csiDriverCells,
  'csinodes.storage.k8s.io': storage.csiNodeCells,
  'volumeattachments.storage.k8s.io': storage.volumeAttachmentCells,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': platform.webhookCells,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': platform.webhookCells,
  'validatingadmissionpolicies.admissionregistration.k8s.io': platform.admissionPolicyCells,
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': platform.admissionPolicyBindingCells,
  'apiservices.apiregistration.k8s.io': platform.apiServiceCells,
  'certificatesigningrequests.certificates.k8s.io': platform.certificateSigningRequestCells,
  'flowschemas.flowcontrol.apiserver.k8s.io': platform.flowSchemaCells,
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': platform.priorityLevelCells,
  'runtimeclasses.node.k8s.io': platform.runtimeClassCells,
  'deploymentconfigs.apps.openshift.io': deploymentConfigCells,
  'buildconfigs.build.openshift.io': buildConfigCells,
  'builds.build.openshift.io': buildCells,
  'images.image.openshift.io': imageCells,
  'imagestreamimages.image.openshift.io': imageStreamImageCells,
  'imagestreams.image.openshift.io': imageStreamCells,
  'imagestreamtags.image.openshift.io': imageStreamTagCells,
  'imagetags.image.openshift.io': imageTagCells,
  'projects.project.openshift.io': core.projectCells,
  'appliedclusterresourcequotas.quota.openshift.io': policy.appliedClusterQuotaCells,
  'routes.route.openshift.io': routeCells,
  'templates.template.openshift.io': templateCells,
  'brokertemplateinstances.template.openshift.io': platform.brokerTemplateInstanceCells,
  'templateinstances.template.openshift.io': platform.templateInstanceCells,
  'clusterrolebindings.authorization.openshift.io': legacyBindingCells,
  'rolebindings.authorization.openshift.io': legacyBindingCells,
  'groups.user.openshift.io': user.groupCells,
  'identities.user.openshift.io': user.identityCells,
  'useridentitymappings.user.openshift.io': user.userIdentityMappingCells,
  'users.user.openshift.io': user.userCells,
  'oauthaccesstokens.oauth.openshift.io': user.oauthTokenCells,
  'oauthauthorizetokens.oauth.openshift.io': user.oauthTokenCells,
  'oauthclientauthorizations.oauth.openshift.io': user.clientAuthorizationCells,
  'oauthclients.oauth.openshift.io': user.oauthClientCells,
  'useroauthaccesstokens.oauth.openshift.io': user.ownTokenCells,
};
