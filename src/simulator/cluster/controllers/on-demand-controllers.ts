import {
  buildConfigKind,
  buildKind,
  clusterRoleKind,
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  jobKind,
  replicationControllerKind,
  routeKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import { flowSchemaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import { volumeControllers } from '../../controllers/volume/volume-controllers.ts';
import { AUTO_UPDATED } from '../bootstrap/flow-schemas.ts';
import { APPS_DOMAIN } from '../image-control-plane.ts';
import { builderImage } from '../nodes/builder-image.ts';
import { deployerImage } from '../nodes/deployer-image.ts';
import type { ReachRegistries } from '../reach-registries.ts';
import { registryHost } from '../registry/registry-facts.ts';
import { disruptionControllers } from './disruption-controllers.ts';
import { imageControllers } from './image-controllers.ts';
import { kindByGroup } from './kind-by-group.ts';

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
        await import('../../controllers/cluster-role/cluster-role-aggregation-controller.ts')
      ).createClusterRoleAggregationController(),
  },
  {
    kind: replicationControllerKind,
    load: async () =>
      (
        await import('../../controllers/replica-set/replication-controller-controller.ts')
      ).createReplicationControllerController(),
  },
  {
    kind: deploymentConfigKind,
    load: async () =>
      (
        await import('../../controllers/deployment-config/deployment-config-controller.ts')
      ).createDeploymentConfigController(),
  },
  {
    kind: deploymentConfigKind,
    load: async () => {
      const { createImageTriggerController } = await import('../../controllers/image/image-trigger-controller.ts');
      const { deploymentConfigTrigger } = await import('../../controllers/image/deployment-config-trigger.ts');
      return createImageTriggerController([deploymentConfigTrigger]);
    },
  },
  {
    kind: replicationControllerKind,
    load: async () =>
      (await import('../../controllers/deployment-config/deployer-controller.ts')).createDeployerController({
        image: deployerImage,
      }),
  },
  {
    kind: statefulSetKind,
    load: async () =>
      (await import('../../controllers/stateful-set/stateful-set-controller.ts')).createStatefulSetController(),
  },
  {
    kind: daemonSetKind,
    load: async () =>
      (await import('../../controllers/daemon-set/daemon-set-controller.ts')).createDaemonSetController(),
  },
  { kind: jobKind, load: async () => (await import('../../controllers/job/job-controller.ts')).createJobController() },
  {
    kind: jobKind,
    load: async () => (await import('../../controllers/job/tracked-pod-controller.ts')).createTrackedPodController(),
  },
  {
    kind: cronJobKind,
    load: async () => (await import('../../controllers/cron-job/cron-job-controller.ts')).createCronJobController(),
  },
  ...disruptionControllers(kindByGroup(catalog)),
  {
    kind: buildConfigKind,
    load: async () =>
      (await import('../../controllers/build/build-config-controller.ts')).createBuildConfigController(),
  },
  {
    kind: buildKind,
    load: async () =>
      (await import('../../controllers/build/build-controller.ts')).createBuildController({
        image: builderImage,
        registry: { host: registryHost, certificate: authority },
      }),
  },
  {
    kind: routeKind,
    load: async () => (await import('../../controllers/route/route-controller.ts')).createRouteController(APPS_DOMAIN),
  },
  {
    kind: flowSchemaKind,
    wants: ({ metadata }) => metadata.annotations?.[AUTO_UPDATED] === undefined,
    load: async () =>
      (await import('../../controllers/flow-control/flow-schema-controller.ts')).createFlowSchemaController(),
  },
  ...imageControllers(reach),
  ...volumeControllers,
];
