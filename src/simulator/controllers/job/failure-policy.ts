import type { JobSpec, PodFailureRule } from '../../../resources/workloads/job.ts';
import type { ContainerStatus, Pod } from '../../../resources/workloads/pod.ts';

/** What the failure of a pod means for its job. */
export interface FailureMeaning {
  /** Whether it counts towards `backoffLimit`. */
  readonly isCounted: boolean;
  /** Whether its index has failed for good. */
  readonly failsIndex: boolean;
  /** Why the whole job has failed, if it has. */
  readonly failsJob: string | undefined;
}

const COUNTED: FailureMeaning = { isCounted: true, failsIndex: false, failsJob: undefined };

/**
 * What the first rule of a job's `podFailurePolicy` that fits a failed pod says; without one the failure just counts.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const failureMeaning = ({ podFailurePolicy }: JobSpec, pod: Pod): FailureMeaning => {
  for (const [index, rule] of (podFailurePolicy?.rules ?? []).entries()) {
    const fit = matchRule(rule, pod);
    if (fit === undefined) continue;
    return {
      isCounted: rule.action !== 'Ignore',
      failsIndex: rule.action === 'FailIndex',
      failsJob: rule.action === 'FailJob' ? `${fit} matching FailJob rule at index ${index}` : undefined,
    };
  }
  return COUNTED;
};

const matchRule = ({ onExitCodes, onPodConditions = [] }: PodFailureRule, pod: Pod): string | undefined => {
  const { namespace, name } = pod.metadata;
  if (onExitCodes !== undefined) {
    const found = exited(pod, onExitCodes);
    return found && `Container ${found.name} for pod ${namespace}/${name} failed with exit code ${exitCodeOf(found)}`;
  }
  const condition = (pod.status?.conditions ?? []).find((each) =>
    onPodConditions.some(({ type, status = 'True' }) => each.type === type && each.status === status),
  );
  return condition && `Pod ${namespace}/${name} has condition ${condition.type}`;
};

const exited = (
  { status }: Pod,
  { containerName, operator, values }: NonNullable<PodFailureRule['onExitCodes']>,
): ContainerStatus | undefined =>
  [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find((container) => {
    const code = exitCodeOf(container);
    if (!code || (containerName !== undefined && containerName !== container.name)) return false;
    return operator === 'In' ? values.includes(code) : operator === 'NotIn' && !values.includes(code);
  });

const exitCodeOf = ({ state }: ContainerStatus): number | undefined => state?.terminated?.exitCode;
