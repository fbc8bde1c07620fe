import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { ageOf } from './age.ts';
import { podSummary } from './pod-summary.ts';
import type { CellPrinter } from './table.ts';

export const podCells: CellPrinter<Pod> = (pod, now) => {
  const { ready, total, reason, restarts, lastRestart } = podSummary(pod);
  const { status = {}, spec, metadata } = pod;
  const nominated = status.nominatedNodeName;
  return [
    metadata.name,
    `${ready}/${total}`,
    reason,
    restarts > 0 && lastRestart !== '' ? `${restarts} (${ageOf(lastRestart, now)} ago)` : String(restarts),
    ageOf(metadata.creationTimestamp, now),
    status.podIPs?.[0]?.ip || status.podIP || '<none>',
    spec.nodeName || '<none>',
    nominated || '<none>',
    readinessGates(pod),
  ];
};

const readinessGates = ({ spec, status }: Pod): string => {
  const gates = spec.readinessGates ?? [];
  const met = gates.filter(({ conditionType }) => conditionOf(status?.conditions, conditionType)?.status === 'True');
  return gates.length === 0 ? '<none>' : `${met.length}/${gates.length}`;
};
