import type { Pod } from '../../../resources/workloads/pod.ts';
import { type Container, isSidecar } from '../../../resources/workloads/pod-spec.ts';
import { shortAgeSince } from '../../output/age.ts';
import { quantityNumber, quantityText } from '../quantity.ts';

type Quantities = Readonly<Record<string, string>>;

/** The pods of a node with what they ask for, and the sums, as lines of cells. */
export const describeNodePods = (pods: readonly Pod[], allocatable: Quantities, now: number): string => {
  const share = (resource: string, amount: number): string => {
    const whole = quantityNumber(allocatable[resource] ?? '0');
    return `${quantityText(resource, amount)} (${whole === 0 ? 0 : Math.trunc((amount / whole) * 100)}%)`;
  };
  const columns = (pod: Pod): string =>
    ['cpu', 'memory']
      .flatMap((resource) => kinds.map((kind) => share(resource, amountOf(pod, kind, resource))))
      .join('\t');
  const total = (resource: string, kind: Kind): number =>
    pods.reduce((sum, pod) => sum + amountOf(pod, kind, resource), 0);
  const rows = pods.map(
    (pod) =>
      `  ${pod.metadata.namespace}\t${pod.metadata.name}\t\t${columns(pod)}\t${shortAgeSince(now, pod.metadata.creationTimestamp)}\n`,
  );
  const huge = Object.keys(allocatable).filter((resource) => resource.startsWith('hugepages-'));
  const sums = ['cpu', 'memory', 'ephemeral-storage', ...huge.sort()].map(
    (resource) => `  ${resource}\t${kinds.map((kind) => share(resource, total(resource, kind))).join('\t')}\n`,
  );
  const others = Object.keys(allocatable).filter(
    (resource) => !['cpu', 'memory', 'ephemeral-storage', 'pods', ...huge].includes(resource),
  );
  const counts = others
    .sort()
    .map((resource) => `  ${resource}\t${kinds.map((kind) => total(resource, kind)).join('\t')}\n`);
  return [
    `Non-terminated Pods:\t(${pods.length} in total)\n`,
    '  Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge\n',
    '  ---------\t----\t\t------------\t----------\t---------------\t-------------\t---\n',
    ...rows,
    'Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n',
    '  Resource\tRequests\tLimits\n  --------\t--------\t------\n',
    ...sums,
    ...counts,
  ].join('');
};

type Kind = 'requests' | 'limits';

const kinds: readonly Kind[] = ['requests', 'limits'];

/**
 * What a pod asks for: its containers and sidecars together, or what an init container and the sidecars before it need at once, when
 * that is more; and what the pod takes itself, which is no limit of its own.
 */
const amountOf = ({ spec }: Pod, kind: Kind, resource: string): number => {
  const amount = ({ resources }: Container): number => quantityNumber(resources?.[kind]?.[resource] ?? '0');
  let sidecars = 0;
  let most = 0;
  for (const container of spec.initContainers ?? []) {
    if (isSidecar(container)) sidecars += amount(container);
    most = Math.max(most, isSidecar(container) ? sidecars : sidecars + amount(container));
  }
  const together = spec.containers.reduce((sum, container) => sum + amount(container), sidecars);
  const needed = Math.max(together, most);
  const overhead = quantityNumber(spec.overhead?.[resource] ?? '0');
  return kind === 'requests' || needed > 0 ? needed + overhead : needed;
};
