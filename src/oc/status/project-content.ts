import type { Build } from '../../resources/builds/build.ts';
import type { BuildConfig } from '../../resources/builds/build-config.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Route } from '../../resources/networking/route.ts';
import type { Service } from '../../resources/networking/service.ts';
import type { DaemonSet } from '../../resources/workloads/daemon-set.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import type { DeploymentConfig } from '../../resources/workloads/deployment-config.ts';
import type { Job } from '../../resources/workloads/job.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { ReplicaSet } from '../../resources/workloads/replica-set.ts';
import type { ReplicationController } from '../../resources/workloads/replication-controller.ts';
import type { StatefulSet } from '../../resources/workloads/stateful-set.ts';

import type { Claim } from './claim-warnings.ts';

/** What a project holds, or all projects, as far as `oc status` tells of it. */
export interface ProjectContent {
  /** Absent when all projects are told of. */
  readonly project?: KubeObject | undefined;
  readonly server: string;
  readonly services: readonly Service[];
  readonly routes: readonly Route[];
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly deploymentConfigs: readonly DeploymentConfig[];
  readonly replicationControllers: readonly ReplicationController[];
  readonly statefulSets: readonly StatefulSet[];
  readonly daemonSets: readonly DaemonSet[];
  readonly jobs: readonly Job[];
  readonly pods: readonly Pod[];
  readonly buildConfigs: readonly BuildConfig[];
  readonly builds: readonly Build[];
  readonly streams: readonly ImageStream[];
  readonly secrets: readonly KubeObject[];
  readonly claims: readonly Claim[];
}

/** `dc/web`; behind it the namespace where several are told of: `dc/web[demo]`. */
export const toldName = (
  short: string,
  { metadata }: KubeObject,
  { project }: Pick<ProjectContent, 'project'>,
): string => `${short}/${metadata.name}${placeOf(metadata.namespace, project)}`;

/** What stands behind a name: nothing as long as one project is told of. */
export const placeOf = (namespace: string | undefined, project: KubeObject | undefined): string =>
  project === undefined ? `[${namespace}]` : '';

/** Whether two objects are in the same project. */
export const areTogether = (one: Pick<KubeObject, 'metadata'>, other: Pick<KubeObject, 'metadata'>): boolean =>
  one.metadata.namespace === other.metadata.namespace;
