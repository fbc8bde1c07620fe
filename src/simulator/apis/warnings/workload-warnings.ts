import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Job, JobSpec } from '../../../resources/workloads/job.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { podWarnings } from './pod-warnings.ts';

/** What pods get their names from should be a label. */
export const podNameWarning = ({ metadata: { name } }: KubeObject, use = 'Pod names and hostnames'): string[] => {
  const findings = dnsLabel(name);
  return findings.length === 0
    ? []
    : [
        `metadata.name: this is used in ${use}, which can result in surprising behavior; a DNS label is recommended: [${findings.join(' ')}]`,
      ];
};

type Workload = KubeObject & { spec: { template?: PodTemplateSpec | undefined } };

/** Whether there is anything new to tell: a change of the specification counts its generation up. */
const isTold = (object: KubeObject, old: KubeObject | undefined): boolean =>
  object.metadata.generation !== old?.metadata.generation;

const templateWarnings = ({ spec: { template } }: Workload): string[] =>
  template === undefined ? [] : podWarnings(template, 'spec.template.');

/** The warnings about a workload that makes pods, when it is made or its specification changes. */
export const workloadWarnings = (object: Workload, old: Workload | undefined): string[] => [
  ...(old === undefined ? podNameWarning(object) : []),
  ...(isTold(object, old) ? templateWarnings(object) : []),
];

/** The same of one that asks for no name that is a label. */
export const templateOnlyWarnings = (object: Workload, old: Workload | undefined): string[] =>
  isTold(object, old) ? templateWarnings(object) : [];

/** Of a changed replication controller the template is looked at that it had: so the real server has it. */
export const controllerWarnings = (object: Workload, old: Workload | undefined): string[] =>
  old === undefined ? workloadWarnings(object, old) : isTold(object, old) ? templateWarnings(old) : [];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/job/warnings.go */
const jobSpecWarnings = (spec: JobSpec, path: string): string[] => [
  ...(spec.completionMode === 'Indexed' && (spec.completions ?? 0) > 100_000 && (spec.parallelism ?? 0) > 10_000
    ? [
        `${path}: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail`,
      ]
    : []),
  ...podWarnings(spec.template, `${path}.template.`),
];

export const jobWarnings = (job: Job, old: Job | undefined): string[] => [
  ...(old === undefined ? podNameWarning(job) : []),
  ...(isTold(job, old) ? jobSpecWarnings(job.spec, 'spec') : []),
];

export const cronJobWarnings = (job: CronJob, old: CronJob | undefined): string[] => [
  ...(old === undefined ? podNameWarning(job) : []),
  ...(isTold(job, old) ? jobSpecWarnings(job.spec.jobTemplate.spec, 'spec.jobTemplate.spec') : []),
  ...(old !== undefined && job.spec.schedule.includes('TZ')
    ? [
        'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
      ]
    : []),
];
