import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { Controller } from '../apimachinery/controller.ts';
import { createDeploymentController } from '../controllers/deployment/deployment-controller.ts';
import { createNamespaceController } from '../controllers/namespace/namespace-controller.ts';
import { createPodScheduler } from '../controllers/pod-scheduler.ts';
import { createReplicaSetController } from '../controllers/replica-set/replica-set-controller.ts';
import { createReplicationControllerController } from '../controllers/replica-set/replication-controller-controller.ts';
import { createCaBundleController } from '../controllers/service-account/ca-bundle-controller.ts';
import { createDefaultRoleBindingsController } from '../controllers/service-account/default-role-bindings-controller.ts';
import { createPullSecretController } from '../controllers/service-account/pull-secret-controller.ts';
import { createServiceAccountController } from '../controllers/service-account/service-account-controller.ts';
import type { Access } from './control-plane.ts';
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
    issueToken: ({ namespace, ...serviceAccount }, secret) => tokens.issue({ namespace, serviceAccount, secret, lifetime: PULL_TOKEN_LIFETIME }),
  }),
  createCaBundleController({ root: authority, service: authority }),
  createDefaultRoleBindingsController(),
  createNamespaceController(namespacedKinds(catalog)),
  createDeploymentController(),
  createReplicaSetController(),
  createReplicationControllerController(),
  createPodScheduler(),
];

/** What a terminating namespace must be emptied of. */
const namespacedKinds = (catalog: ApiCatalog): readonly ResourceKind[] =>
  catalog.storages.filter(({ kind, list, delete: remove }) => kind.namespaced && list !== undefined && remove !== undefined).map(({ kind }) => kind);
