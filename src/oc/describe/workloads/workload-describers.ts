import {
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  horizontalPodAutoscalerKind,
  jobKind,
  podDisruptionBudgetKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import type { HorizontalPodAutoscaler } from '../../../resources/workloads/horizontal-pod-autoscaler.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { configRollouts } from '../../rollout/config-rollouts.ts';
import { eventsOf } from '../describe-events.ts';
import { all, type Describers, owned, read, withEvents } from '../place.ts';
import { describePod } from '../pods/describe-pod.ts';
import { describeAutoscaler } from './describe-autoscaler.ts';
import { describeBudget } from './describe-budget.ts';
import { describeDaemonSet } from './describe-daemon-set.ts';
import { describeDeployment } from './describe-deployment.ts';
import { describeDeploymentConfig } from './describe-deployment-config.ts';
import { describeCronJob, describeJob } from './describe-job.ts';
import { describeReplicaSet } from './describe-replica-set.ts';
import { describeReplicationController } from './describe-replication-controller.ts';
import { describeStatefulSet } from './describe-stateful-set.ts';

/** The descriptions of pods and of what makes pods. */
export const workloadDescribers: Describers = [
  [podKind, withEvents(podKind, describePod)],
  [jobKind, withEvents(jobKind, describeJob)],
  [cronJobKind, withEvents(cronJobKind, describeCronJob)],
  [podDisruptionBudgetKind, withEvents(podDisruptionBudgetKind, describeBudget)],
  [horizontalPodAutoscalerKind, withEvents<HorizontalPodAutoscaler>(horizontalPodAutoscalerKind, describeAutoscaler)],
  [
    deploymentKind,
    async (place) => {
      const deployment = await read<Deployment>(deploymentKind, place);
      const sets = await owned<ReplicaSet>(replicaSetKind, deployment, deployment.spec.selector, place);
      return describeDeployment(deployment, sets, await eventsOf(place, deployment), place.now);
    },
  ],
  [
    deploymentConfigKind,
    async (place) => {
      const config = await read<DeploymentConfig>(deploymentConfigKind, place);
      const rollouts = await configRollouts(place.client, place.namespace, place.name);
      const autoscalers = await all<HorizontalPodAutoscaler>(horizontalPodAutoscalerKind, place);
      const pods = async ({ spec }: ReplicationController): Promise<Pod[]> =>
        await all<Pod>(podKind, place, { matchLabels: spec.selector ?? {} });
      const events = await eventsOf(place, config);
      return await describeDeploymentConfig(config, { rollouts, autoscalers, pods, events }, place.now);
    },
  ],
  [
    replicationControllerKind,
    async (place) => {
      const controller = await read<ReplicationController>(replicationControllerKind, place);
      const pods = await owned<Pod>(podKind, controller, { matchLabels: controller.spec.selector ?? {} }, place);
      const events = await eventsOf(place, { ...controller, kind: replicationControllerKind.kind });
      return describeReplicationController(controller, pods, events, place.now);
    },
  ],
  [
    replicaSetKind,
    async (place) => {
      const set = await read<ReplicaSet>(replicaSetKind, place);
      const pods = await owned<Pod>(podKind, set, set.spec.selector, place);
      return describeReplicaSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
  [
    daemonSetKind,
    async (place) => {
      const set = await read<DaemonSet>(daemonSetKind, place);
      const pods = await owned<Pod>(podKind, set, set.spec.selector, place);
      return describeDaemonSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
  [
    statefulSetKind,
    async (place) => {
      const set = await read<StatefulSet>(statefulSetKind, place);
      const pods = await owned<Pod>(podKind, set, set.spec.selector, place);
      return describeStatefulSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
];
