import type { KubeObject } from '../../resources/kube-object.ts';
import type { DaemonSet } from '../../resources/workloads/daemon-set.ts';
import type { Job } from '../../resources/workloads/job.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import type { StatefulSet } from '../../resources/workloads/stateful-set.ts';
import { longAgeSince } from '../output/age.ts';
import { podsText, type Workload } from './workload.ts';

/** Workloads without versions: one line says how they are. */
export const workloadOfStatefulSet = (set: StatefulSet, now: number): Workload => {
  const { spec, status } = set;
  const replicas = status?.replicas ?? 0;
  return {
    ...managed('statefulset', set, spec.template),
    rollouts: [`created ${age(set, now)} ago${podsText(spec.replicas ?? 1, replicas, replicas)}`],
  };
};

export const workloadOfDaemonSet = (set: DaemonSet, now: number): Workload => {
  const { desiredNumberScheduled = 0, numberAvailable = 0, numberReady = 0 } = set.status ?? {};
  const pods = podsText(desiredNumberScheduled, numberAvailable, numberReady);
  return {
    ...managed('daemonset', set, set.spec.template),
    rollouts: [`generation #${set.metadata.generation ?? 0} running for ${age(set, now)}${pods}`],
  };
};

export const workloadOfJob = (job: Job, now: number): Workload => {
  const { succeeded = 0, active = 0 } = job.status ?? {};
  const { completions } = job.spec;
  return {
    ...managed('job', job, job.spec.template),
    rollouts:
      completions === undefined
        ? ['']
        : [`created ${age(job, now)} ago ${succeeded}/${completions} completed ${active} running`],
  };
};

/** A pod that nobody looks after. */
export const workloadOfPod = (pod: Pod): Workload => ({
  name: `pod/${pod.metadata.name}`,
  namespace: pod.metadata.namespace,
  verb: 'runs',
  labels: pod.metadata.labels ?? {},
  deploys: pod.spec.containers.map(({ image }) => image).join(', '),
  rollouts: [],
});

/** A controller that nobody looks after: `rc` or `rs`. */
export const workloadOfController = (
  short: 'rc' | 'rs',
  controller: KubeObject & {
    spec: { replicas?: number; template?: Template };
    status?: { replicas?: number; readyReplicas?: number };
  },
  now: number,
): Workload => {
  const { metadata, spec, status } = controller;
  const pods = podsText(spec.replicas ?? 1, status?.replicas ?? 0, status?.readyReplicas ?? 0);
  return {
    name: `${short}/${metadata.name}`,
    namespace: metadata.namespace,
    verb: 'runs',
    labels: spec.template?.metadata?.labels ?? {},
    deploys: (spec.template?.spec.containers ?? []).map(({ image }) => image).join(', '),
    rollouts: [`${short}/${metadata.name} created ${age(controller, now)} ago${pods}`],
  };
};

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: PodSpec;
}

const managed = (short: string, { metadata }: KubeObject, template: Template): Omit<Workload, 'rollouts'> => ({
  name: `${short}/${metadata.name}`,
  namespace: metadata.namespace,
  verb: 'manages',
  labels: template.metadata?.labels ?? {},
  deploys: template.spec.containers.map(({ image }) => image).join(','),
});

const age = ({ metadata }: KubeObject, now: number): string =>
  longAgeSince(now, metadata.creationTimestamp).toLowerCase();
