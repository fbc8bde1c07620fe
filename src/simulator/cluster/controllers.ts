import {
  buildConfigKind,
  buildKind,
  clusterRoleKind,
  cronJobKind,
  customResourceDefinitionKind,
  daemonSetKind,
  deploymentConfigKind,
  horizontalPodAutoscalerKind,
  jobKind,
  replicationControllerKind,
  resourceQuotaKind,
  routeKind,
  statefulSetKind,
} from '../../resources/kinds.ts';
import { clusterResourceQuotaKind, flowSchemaKind } from '../../resources/platform-kinds.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Controller } from '../apimachinery/controller.ts';
import type { OnDemandController } from '../apimachinery/on-demand-controller.ts';
import type { OpenShiftRelease } from '../apimachinery/openshift-release.ts';
import { createDeploymentController } from '../controllers/deployment/deployment-controller.ts';
import { createEndpointSliceMirroringController } from '../controllers/endpoints/endpoint-slice-mirroring-controller.ts';
import { createEndpointsController } from '../controllers/endpoints/endpoints-controller.ts';
import { createGarbageCollector } from '../controllers/garbage-collector/garbage-collector.ts';
import { createNamespaceController } from '../controllers/namespace/namespace-controller.ts';
import { createPodScheduler } from '../controllers/pod-scheduler.ts';
import { createReplicaSetController } from '../controllers/replica-set/replica-set-controller.ts';
import { createAccountTokenController } from '../controllers/service-account/account-token-controller.ts';
import { createCaBundleController } from '../controllers/service-account/ca-bundle-controller.ts';
import { createDefaultRoleBindingsController } from '../controllers/service-account/default-role-bindings-controller.ts';
import { createLastingPullSecretController } from '../controllers/service-account/lasting-pull-secret-controller.ts';
import { createOrphanedPullSecretController } from '../controllers/service-account/orphaned-pull-secret-controller.ts';
import { createPullSecretController } from '../controllers/service-account/pull-secret-controller.ts';
import { createServiceAccountController } from '../controllers/service-account/service-account-controller.ts';
import { createUnidlingController } from '../controllers/unidling/unidling-controller.ts';
import { volumeControllers } from '../controllers/volume/volume-controllers.ts';
import { builderImage } from './builder-image.ts';
import type { Access } from './control-plane.ts';
import { deployerImage } from './deployer-image.ts';
import { disruptionControllers } from './disruption-controllers.ts';
import { AUTO_UPDATED } from './flow-schemas.ts';
import type { Foundation } from './foundation.ts';
import { APPS_DOMAIN } from './image-control-plane.ts';
import { imageControllers } from './image-controllers.ts';
import { kindByGroup } from './kind-by-group.ts';
import type { ReachRegistries } from './reach-registries.ts';
import { registryHost, registryNames } from './registry-facts.ts';

/** A pull secret's token lives for so long; the controller renews it. Seconds. */
const PULL_TOKEN_LIFETIME = 3600 * 24 * 365;

/** The controllers that every cluster needs from the start. In virtual time they take turns in this order. */
export const clusterControllers = (
  { tokens }: Access,
  release: OpenShiftRelease,
  authority: string,
  followingCatalog: readonly Controller[],
): Controller[] => [
  createServiceAccountController(),
  release.bindsTokens
    ? createPullSecretController({
        registries: registryNames,
        issueToken: ({ namespace, ...serviceAccount }, secret) =>
          tokens.issue({ namespace, serviceAccount, secret, lifetime: PULL_TOKEN_LIFETIME }),
      })
    : createLastingPullSecretController(registryNames),
  createOrphanedPullSecretController(),
  createAccountTokenController({
    issueToken: ({ namespace, ...serviceAccount }, secret) => tokens.issue({ namespace, serviceAccount, secret }),
    authority,
  }),
  createCaBundleController({ root: authority, service: authority }),
  createDefaultRoleBindingsController(),
  ...followingCatalog,
  createDeploymentController(),
  createReplicaSetController(),
  createEndpointsController(),
  createEndpointSliceMirroringController(),
  createPodScheduler(),
];

/** The controllers that have to do with all kinds that there are. */
export const catalogControllers = (catalog: ApiCatalog): Controller[] => [
  createNamespaceController(namespacedKinds(catalog)),
  createGarbageCollector(deletableKinds(catalog)),
];

/** Counts what namespaces with quotas hold, of all kinds that there are. */
export const quotaControllers = (catalog: ApiCatalog): readonly OnDemandController[] => [
  {
    kind: resourceQuotaKind,
    load: async () => {
      const { createResourceQuotaController } = await import(
        '../controllers/resource-quota/resource-quota-controller.ts'
      );
      return createResourceQuotaController(namespacedKinds(catalog));
    },
  },
  {
    kind: clusterResourceQuotaKind,
    load: async () => {
      const { createClusterQuotaController } = await import(
        '../controllers/resource-quota/cluster-quota-controller.ts'
      );
      return createClusterQuotaController(namespacedKinds(catalog));
    },
  },
];

/** Scales what can be scaled. */
export const autoscalerController = (catalog: ApiCatalog): OnDemandController => ({
  kind: horizontalPodAutoscalerKind,
  load: async () => {
    const { createAutoscalerController } = await import('../controllers/autoscaler/autoscaler-controller.ts');
    const scaled = catalog.storages.filter(({ subresources }) => subresources?.['scale'] !== undefined);
    return createAutoscalerController(
      kindByGroup(catalog),
      scaled.map(({ kind }) => kind),
    );
  },
});

/** Wakes up what sleeps. */
export const unidlingController = (catalog: ApiCatalog): Controller => createUnidlingController(kindByGroup(catalog));

/** Serves what users define. @param onServed is told when the catalog has other kinds than before */
export const definitionController = (
  { machinery, catalog }: Pick<Foundation, 'machinery' | 'catalog'>,
  onServed: () => void,
): OnDemandController => ({
  kind: customResourceDefinitionKind,
  load: async () =>
    (await import('../apis/custom-resources/definition-controller.ts')).createDefinitionController(
      machinery,
      catalog,
      onServed,
    ),
});

/**
 * The controllers that most clusters never need. The image triggers come after the controllers of the workloads, so that a
 * deployment has its first replica set before its template changes and a deployment config a version for an image that the
 * trigger takes back, as on a real cluster.
 *
 * @param catalog all kinds that are served
 * @param authority who vouches for the internal registry, PEM
 * @param reach how the controller manager reaches registries
 */
export const onDemandControllers = (
  catalog: ApiCatalog,
  authority: string,
  reach: ReachRegistries,
): readonly OnDemandController[] => [
  {
    kind: clusterRoleKind,
    load: async () =>
      (
        await import('../controllers/cluster-role/cluster-role-aggregation-controller.ts')
      ).createClusterRoleAggregationController(),
  },
  {
    kind: replicationControllerKind,
    load: async () =>
      (
        await import('../controllers/replica-set/replication-controller-controller.ts')
      ).createReplicationControllerController(),
  },
  {
    kind: deploymentConfigKind,
    load: async () =>
      (
        await import('../controllers/deployment-config/deployment-config-controller.ts')
      ).createDeploymentConfigController(),
  },
  {
    kind: deploymentConfigKind,
    load: async () => {
      const { createImageTriggerController } = await import('../controllers/image/image-trigger-controller.ts');
      const { deploymentConfigTrigger } = await import('../controllers/image/deployment-config-trigger.ts');
      return createImageTriggerController([deploymentConfigTrigger]);
    },
  },
  {
    kind: replicationControllerKind,
    load: async () =>
      (await import('../controllers/deployment-config/deployer-controller.ts')).createDeployerController({
        image: deployerImage,
      }),
  },
  {
    kind: statefulSetKind,
    load: async () =>
      (await import('../controllers/stateful-set/stateful-set-controller.ts')).createStatefulSetController(),
  },
  {
    kind: daemonSetKind,
    load: async () => (await import('../controllers/daemon-set/daemon-set-controller.ts')).createDaemonSetController(),
  },
  { kind: jobKind, load: async () => (await import('../controllers/job/job-controller.ts')).createJobController() },
  {
    kind: jobKind,
    load: async () => (await import('../controllers/job/tracked-pod-controller.ts')).createTrackedPodController(),
  },
  {
    kind: cronJobKind,
    load: async () => (await import('../controllers/cron-job/cron-job-controller.ts')).createCronJobController(),
  },
  ...disruptionControllers(kindByGroup(catalog)),
  {
    kind: buildConfigKind,
    load: async () => (await import('../controllers/build/build-config-controller.ts')).createBuildConfigController(),
  },
  {
    kind: buildKind,
    load: async () =>
      (await import('../controllers/build/build-controller.ts')).createBuildController({
        image: builderImage,
        registry: { host: registryHost, certificate: authority },
      }),
  },
  {
    kind: routeKind,
    load: async () => (await import('../controllers/route/route-controller.ts')).createRouteController(APPS_DOMAIN),
  },
  {
    kind: flowSchemaKind,
    wants: ({ metadata }) => metadata.annotations?.[AUTO_UPDATED] === undefined,
    load: async () =>
      (await import('../controllers/flow-control/flow-schema-controller.ts')).createFlowSchemaController(),
  },
  ...imageControllers(reach),
  ...volumeControllers,
];

const namespacedKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  deletableKinds(catalog).filter(({ namespaced }) => namespaced);

/** What is stored on its own, so that namespaces must be emptied of it and owners may own it. */
const deletableKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  catalog.storages
    .filter(({ watch, list, delete: remove }) => watch !== undefined && list !== undefined && remove !== undefined)
    .map(({ kind }) => kind);
