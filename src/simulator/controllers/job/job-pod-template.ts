import type { Job } from '../../../resources/workloads/job.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container, PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { failureMeaning } from './failure-policy.ts';
import { INDEX, INDEX_FAILURES, INDEX_IGNORED_FAILURES, TRACKING } from './job-pods.ts';

const VARIABLE = 'JOB_COMPLETION_INDEX';

/**
 * What the pods of a job are made from; those of jobs that number their pods know their number.
 *
 * @param replaced the failed pod of the same index, when the job counts failures by index
 */
export const jobPodTemplate = (job: Job, index?: number, replaced?: Pod): PodTemplateSpec => {
  const { metadata, spec } = job.spec.template;
  const tracked = { ...metadata, finalizers: [...new Set([...(metadata.finalizers ?? []), TRACKING])] };
  if (index === undefined) return { metadata: tracked, spec };
  const note = { [INDEX]: String(index) };
  const failures = job.spec.backoffLimitPerIndex === undefined ? {} : failureCounts(job, replaced);
  return {
    metadata: {
      ...tracked,
      labels: { ...metadata.labels, ...note },
      annotations: { ...metadata.annotations, ...note, ...failures },
    },
    spec: {
      ...spec,
      hostname: `${job.metadata.name}-${index}`,
      ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(withIndex) }),
      containers: spec.containers.map(withIndex),
    },
  };
};

const failureCounts = ({ spec }: Job, replaced: Pod | undefined): Record<string, string> => {
  const before = (annotation: string): number => Number(replaced?.metadata.annotations?.[annotation] ?? 0) || 0;
  const [counts, ignored] = [before(INDEX_FAILURES), before(INDEX_IGNORED_FAILURES)];
  if (replaced === undefined) return { [INDEX_FAILURES]: '0' };
  const { isCounted } = failureMeaning(spec, replaced);
  const all = isCounted ? ignored : ignored + 1;
  return {
    [INDEX_FAILURES]: String(isCounted ? counts + 1 : counts),
    ...(all > 0 ? { [INDEX_IGNORED_FAILURES]: String(all) } : {}),
  };
};

const withIndex = (container: Container): Container =>
  container.env?.some(({ name }) => name === VARIABLE)
    ? container
    : {
        ...container,
        env: [
          ...(container.env ?? []),
          { name: VARIABLE, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } } },
        ],
      };
