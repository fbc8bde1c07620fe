import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Node, Taint } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines } from '../kubernetes-lines.ts';
import { describeNodePods } from './describe-node-pods.ts';

/** The sign of life of a node. */
export interface Lease extends KubeObject {
  spec?: { holderIdentity?: string; acquireTime?: string; renewTime?: string };
}

/** What `oc describe node` prints; `pods` are those on the node that have not ended, if one may see them. */
export const describeNode = (
  node: Node,
  { lease, pods, events }: { lease: Lease | undefined; pods: readonly Pod[] | undefined; events: ShownEvents },
  now: number,
): string => {
  const { metadata, spec = {}, status = {} } = node;
  const quantities = (title: string, list: Readonly<Record<string, string>> = {}): string =>
    Object.keys(list).length === 0
      ? ''
      : `${title}:\n${Object.keys(list)
          .sort()
          .map((resource) => `  ${resource}:\t${list[resource]}\n`)
          .join('')}`;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      `Roles:\t${rolesOf(metadata.labels).join(',') || '<none>'}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}\n`,
      taintLines(spec.taints ?? []),
      `Unschedulable:\t${spec.unschedulable ?? false}\n`,
      leaseLines(metadata.name, lease),
      conditionLines(status.conditions ?? []),
      `Addresses:\n${(status.addresses ?? []).map(({ type, address }) => `  ${type}:\t${address}\n`).join('')}`,
      quantities('Capacity', status.capacity),
      quantities('Allocatable', status.allocatable),
      `System Info:\n${Object.entries(systemInfo)
        .map(([field, label]) => `  ${label}:\t${status.nodeInfo?.[field] ?? ''}\n`)
        .join('')}`,
      spec.podCIDR ? `PodCIDR:\t${spec.podCIDR}\n` : '',
      spec.podCIDRs?.length ? `PodCIDRs:\t${spec.podCIDRs.join(',')}\n` : '',
      spec.providerID ? `ProviderID:\t${spec.providerID}\n` : '',
      pods ? describeNodePods(pods, status.allocatable ?? status.capacity ?? {}, now) : 'Pods:\tnot authorized\n',
      describeEvents(events, now),
    ].join(''),
  );
};

const ROLE = 'node-role.kubernetes.io/';

/** The roles of a node, by either of the two labels that tell them. */
const rolesOf = (labels: Readonly<Record<string, string>> = {}): string[] => {
  const named = Object.keys(labels).flatMap((key) =>
    key.startsWith(ROLE) && key !== ROLE ? key.slice(ROLE.length) : [],
  );
  return [...new Set([...named, ...(labels['kubernetes.io/role'] ? [labels['kubernetes.io/role']] : [])])].sort();
};

const systemInfo = {
  machineID: 'Machine ID',
  systemUUID: 'System UUID',
  bootID: 'Boot ID',
  kernelVersion: 'Kernel Version',
  osImage: 'OS Image',
  operatingSystem: 'Operating System',
  architecture: 'Architecture',
  containerRuntimeVersion: 'Container Runtime Version',
  kubeletVersion: 'Kubelet Version',
  kubeProxyVersion: 'Kube-Proxy Version',
};

const taintLines = (taints: readonly Taint[]): string => {
  const texts = [...taints]
    .sort((a, b) => (`${a.effect},${a.key}` < `${b.effect},${b.key}` ? -1 : 1))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
  return texts.length === 0 ? 'Taints:\t<none>\n' : `Taints:${texts.map((text) => `\t${text}\n`).join('')}`;
};

const leaseLines = (node: string, lease: Lease | undefined): string =>
  lease
    ? `Lease:\n  HolderIdentity:\t${lease.spec?.holderIdentity ?? '<unset>'}\n  AcquireTime:\t${dateText(lease.spec?.acquireTime) || '<unset>'}\n  RenewTime:\t${dateText(lease.spec?.renewTime) || '<unset>'}\n`
    : `Lease:\tFailed to get lease: leases.coordination.k8s.io "${node}" not found\n`;

const conditionLines = (conditions: NonNullable<NonNullable<Node['status']>['conditions']>): string =>
  conditions.length === 0
    ? ''
    : `Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n  ----\t------\t-----------------\t------------------\t------\t-------\n${conditions
        .map(
          ({ type, status, lastHeartbeatTime, lastTransitionTime, reason, message }) =>
            `  ${type} \t${status} \t${dateText(lastHeartbeatTime)} \t${dateText(lastTransitionTime)} \t${reason ?? ''} \t${message ?? ''}\n`,
        )
        .join('')}`;
