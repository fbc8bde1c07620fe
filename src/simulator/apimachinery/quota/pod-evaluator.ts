import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container, ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { podTotal } from '../pods/pod-total.ts';
import { countName } from './count-evaluator.ts';
import { matchesPodScope } from './pod-scopes.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

const compute = ['cpu', 'memory', 'ephemeral-storage'];
const named = [
  countName('pods'),
  'pods',
  ...compute,
  ...compute.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
];
/** What every container must ask for explicitly where a quota counts it. */
const demanded = ['cpu', 'memory'].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]);

/**
 * Counts pods, and what their containers ask for while they have not ended.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/quota/v1/evaluator/core/pods.go
 */
export const podEvaluator: QuotaEvaluator = {
  operations: ['CREATE'],
  charges: true,
  measures: (name) =>
    named.includes(name) ||
    name.startsWith('hugepages-') ||
    name.startsWith('requests.hugepages-') ||
    (name.startsWith('requests.') && name.includes('/') && !name.includes('kubernetes.io/')),
  matchesScope: (scope, object) => matchesPodScope(scope, object as Pod),
  lacks: (resources, object) => {
    const { containers, initContainers = [] } = (object as Pod).spec;
    const missing = resources
      .filter((name) => demanded.includes(name))
      .toSorted()
      .flatMap((name) => {
        const without = [...containers, ...initContainers].filter((each) => containerUsage(each)[name] === undefined);
        return without.length === 0
          ? []
          : [
              `${name} for: ${without
                .map((each) => each.name)
                .toSorted()
                .join(',')}`,
            ];
      });
    return missing.length === 0 ? undefined : `must specify ${missing.join('; ')}`;
  },
  usage: (object, now) => {
    const { spec } = object as Pod;
    const count = { [countName('pods')]: '1' };
    if (isOver(object as Pod, now)) return count;
    return { ...count, ...usageOf(podTotal(spec, 'requests'), podTotal(spec, 'limits')) };
  },
};

/** A pod that has ended, or should have by now, takes nothing. */
const isOver = ({ metadata, status }: Pod, now: number): boolean => {
  if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return true;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata as KubeObject['metadata'];
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return false;
  return now > Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000;
};

const containerUsage = ({ resources }: Container): ResourceList =>
  usageOf(resources?.requests ?? {}, resources?.limits ?? {});

const usageOf = (requests: ResourceList, limits: ResourceList): ResourceList => {
  const usage: ResourceList = { pods: '1' };
  for (const [name, value] of Object.entries(requests)) {
    if (compute.includes(name) || name.startsWith('hugepages-')) usage[name] = value;
    usage[`requests.${name}`] = value;
  }
  for (const name of compute) if (limits[name] !== undefined) usage[`limits.${name}`] = limits[name];
  return usage;
};
