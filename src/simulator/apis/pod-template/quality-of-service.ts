import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';

const COMPUTE = ['cpu', 'memory'] as const;

/**
 * How safe a pod is from eviction.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export const qualityOfService = ({
  containers,
  initContainers = [],
}: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' => {
  const all = [...initContainers, ...containers];
  if (all.every((container) => !asksForAnything(container))) return 'BestEffort';
  return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
};

const asksForAnything = ({ resources }: Container): boolean =>
  COMPUTE.some((name) => resources?.requests?.[name] !== undefined || resources?.limits?.[name] !== undefined);

const isGuaranteed = ({ resources }: Container): boolean =>
  COMPUTE.every(
    (name) =>
      resources?.limits?.[name] !== undefined &&
      (resources.requests?.[name] ?? resources.limits[name]) === resources.limits[name],
  );
