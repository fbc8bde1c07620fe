import type { Node } from '../../../resources/nodes/node.ts';
import { ageOf } from './age.ts';
import type { CellPrinter } from './table.ts';

const ROLE = 'node-role.kubernetes.io/';

export const nodeCells: CellPrinter<Node> = (node, now) => {
  const { metadata, status = {} } = node;
  const address = (type: string): string => status.addresses?.find((each) => each.type === type)?.address || '<none>';
  const { nodeInfo = {} } = status;
  return [
    metadata.name,
    statusOf(node),
    rolesOf(metadata.labels ?? {}),
    ageOf(metadata.creationTimestamp, now),
    nodeInfo['kubeletVersion'] ?? '',
    address('InternalIP'),
    address('ExternalIP'),
    nodeInfo['osImage'] || '<unknown>',
    nodeInfo['kernelVersion'] || '<unknown>',
    nodeInfo['containerRuntimeVersion'] || '<unknown>',
  ];
};

const statusOf = ({ spec, status }: Node): string => {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const words = ready === undefined ? ['Unknown'] : [ready.status === 'True' ? 'Ready' : 'NotReady'];
  return [...words, ...(spec?.unschedulable ? ['SchedulingDisabled'] : [])].join(',');
};

const rolesOf = (labels: Record<string, string>): string => {
  const roles = Object.entries(labels).flatMap(([key, value]) => {
    if (key.startsWith(ROLE) && key.length > ROLE.length) return [key.slice(ROLE.length)];
    return key === 'kubernetes.io/role' && value !== '' ? [value] : [];
  });
  return [...new Set(roles)].sort().join(',') || '<none>';
};
