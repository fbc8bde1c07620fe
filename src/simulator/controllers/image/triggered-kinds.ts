import { cronJobKind, daemonSetKind, deploymentKind, statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';

/** A kind whose containers can follow tags by annotation. */
export interface TriggeredKind {
  readonly kind: ResourceKind;
  /** Where the pod template is. */
  readonly template: string;
  podSpecOf(object: KubeObject): PodSpec;
}

const templated = (kind: ResourceKind): TriggeredKind => ({
  kind,
  template: 'spec.template',
  podSpecOf: (object) => (object as Deployment | DaemonSet).spec.template.spec,
});

/** Everything that `image.openshift.io/triggers` works on. */
export const triggeredKinds: readonly TriggeredKind[] = [
  templated(deploymentKind),
  templated(daemonSetKind),
  templated(statefulSetKind),
  {
    kind: cronJobKind,
    template: 'spec.jobTemplate.spec.template',
    podSpecOf: (object) => (object as CronJob).spec.jobTemplate.spec.template.spec,
  },
];
