import type { Controller } from '../../apimachinery/controller.ts';
import type { OpenShiftRelease } from '../../apimachinery/openshift-release.ts';
import { createClusterAuthenticationController } from '../../controllers/authentication/cluster-authentication-controller.ts';
import { createDeploymentController } from '../../controllers/deployment/deployment-controller.ts';
import { createEndpointSliceMirroringController } from '../../controllers/endpoints/endpoint-slice-mirroring-controller.ts';
import { createEndpointsController } from '../../controllers/endpoints/endpoints-controller.ts';
import { createPodScheduler } from '../../controllers/pod-scheduler.ts';
import { createReplicaSetController } from '../../controllers/replica-set/replica-set-controller.ts';
import { createAccountTokenController } from '../../controllers/service-account/account-token-controller.ts';
import { createCaBundleController } from '../../controllers/service-account/ca-bundle-controller.ts';
import { createDefaultRoleBindingsController } from '../../controllers/service-account/default-role-bindings-controller.ts';
import { createLastingPullSecretController } from '../../controllers/service-account/lasting-pull-secret-controller.ts';
import { createOrphanedPullSecretController } from '../../controllers/service-account/orphaned-pull-secret-controller.ts';
import { createPullSecretController } from '../../controllers/service-account/pull-secret-controller.ts';
import { createServiceAccountController } from '../../controllers/service-account/service-account-controller.ts';
import { createTokenTrackingController } from '../../controllers/service-account/token-tracking-controller.ts';
import type { Access } from '../control-plane.ts';
import { registryNames } from '../registry/registry-facts.ts';

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
  createClusterAuthenticationController(authority),
  ...(release.bindsTokens ? [createTokenTrackingController()] : []),
  createDefaultRoleBindingsController(),
  ...followingCatalog,
  createDeploymentController(),
  createReplicaSetController(),
  createEndpointsController(),
  createEndpointSliceMirroringController(),
  createPodScheduler(),
];
