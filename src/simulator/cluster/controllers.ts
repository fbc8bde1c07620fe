import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Controller } from '../apimachinery/controller.ts';
import { createBuildConfigController } from '../controllers/build/build-config-controller.ts';
import { createBuildController } from '../controllers/build/build-controller.ts';
import { createCronJobController } from '../controllers/cron-job/cron-job-controller.ts';
import { createDaemonSetController } from '../controllers/daemon-set/daemon-set-controller.ts';
import { createDeploymentController } from '../controllers/deployment/deployment-controller.ts';
import { createDeployerController } from '../controllers/deployment-config/deployer-controller.ts';
import { createDeploymentConfigController } from '../controllers/deployment-config/deployment-config-controller.ts';
import { createDisruptionController } from '../controllers/disruption/disruption-controller.ts';
import { createEndpointsController } from '../controllers/endpoints/endpoints-controller.ts';
import { createGarbageCollector } from '../controllers/garbage-collector/garbage-collector.ts';
import { createImageImportController } from '../controllers/image/image-import-controller.ts';
import { createImageTriggerController } from '../controllers/image/image-trigger-controller.ts';
import { createScheduledImportController } from '../controllers/image/scheduled-import-controller.ts';
import { createJobController } from '../controllers/job/job-controller.ts';
import { createNamespaceController } from '../controllers/namespace/namespace-controller.ts';
import { createPodScheduler } from '../controllers/pod-scheduler.ts';
import { createReplicaSetController } from '../controllers/replica-set/replica-set-controller.ts';
import { createReplicationControllerController } from '../controllers/replica-set/replication-controller-controller.ts';
import { createCaBundleController } from '../controllers/service-account/ca-bundle-controller.ts';
import { createDefaultRoleBindingsController } from '../controllers/service-account/default-role-bindings-controller.ts';
import { createPullSecretController } from '../controllers/service-account/pull-secret-controller.ts';
import { createServiceAccountController } from '../controllers/service-account/service-account-controller.ts';
import { createStatefulSetController } from '../controllers/stateful-set/stateful-set-controller.ts';
import { builderImage } from './builder-image.ts';
import type { Access } from './control-plane.ts';
import { deployerImage } from './deployer-image.ts';
import { registryNames } from './registry-facts.ts';

/** A pull secret's token lives for so long; the controller renews it. Seconds. */
const PULL_TOKEN_LIFETIME = 3600 * 24 * 365;

/**
 * The controllers of a cluster. In virtual time they take turns in this order, so a deployment has its first replica set
 * before an image trigger changes its template, as on a real cluster.
 */
export const clusterControllers = (catalog: ApiCatalog, { tokens }: Access, authority: string): Controller[] => [
  createServiceAccountController(),
  createPullSecretController({
    registries: registryNames,
    issueToken: ({ namespace, ...serviceAccount }, secret) =>
      tokens.issue({ namespace, serviceAccount, secret, lifetime: PULL_TOKEN_LIFETIME }),
  }),
  createCaBundleController({ root: authority, service: authority }),
  createDefaultRoleBindingsController(),
  createNamespaceController(deletableKinds(catalog).filter(({ namespaced }) => namespaced)),
  createGarbageCollector(deletableKinds(catalog)),
  createDeploymentController(),
  createReplicaSetController(),
  createReplicationControllerController(),
  createDeploymentConfigController(),
  createDeployerController({ image: deployerImage }),
  createStatefulSetController(),
  createDaemonSetController(),
  createJobController(),
  createCronJobController(),
  createEndpointsController(),
  createDisruptionController(),
  createBuildConfigController(),
  createBuildController(builderImage),
  createImageImportController(),
  createScheduledImportController(),
  createImageTriggerController(),
  createPodScheduler(),
];

/** What is stored on its own, so that namespaces must be emptied of it and owners may own it. */
const deletableKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  catalog.storages
    .filter(({ watch, list, delete: remove }) => watch !== undefined && list !== undefined && remove !== undefined)
    .map(({ kind }) => kind);
