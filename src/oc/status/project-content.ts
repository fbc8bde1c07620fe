import type { Build } from '../../resources/build.ts';
import type { BuildConfig } from '../../resources/build-config.ts';
import type { DaemonSet } from '../../resources/daemon-set.ts';
import type { Deployment } from '../../resources/deployment.ts';
import type { DeploymentConfig } from '../../resources/deployment-config.ts';
import type { ImageStream } from '../../resources/image-stream.ts';
import type { Job } from '../../resources/job.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/pod.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import type { ReplicationController } from '../../resources/replication-controller.ts';
import type { Route } from '../../resources/route.ts';
import type { Service } from '../../resources/service.ts';
import type { StatefulSet } from '../../resources/stateful-set.ts';

import type { Claim } from './claim-warnings.ts';

/** What a project holds, as far as `oc status` tells of it. */
export interface ProjectContent {
  readonly project: KubeObject;
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
