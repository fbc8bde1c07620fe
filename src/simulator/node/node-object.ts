import type { Node } from '../../resources/nodes/node.ts';
import { timestamp } from '../apimachinery/timestamp.ts';
import type { WorkerNode } from './worker-node.ts';

/**
 * The object by which a node registers: a worker, ready for pods.
 *
 * @param kubernetes the version that it runs: `v1.32.13`
 */
export const nodeObject = (node: WorkerNode, now: number, kubernetes: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: node.name,
    annotations: { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true' },
    labels: {
      'beta.kubernetes.io/arch': 'amd64',
      'beta.kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': node.name,
      'kubernetes.io/os': 'linux',
      'node-role.kubernetes.io/worker': '',
      'node.openshift.io/os_id': 'rhel',
    },
  },
  spec: {},
  status: {
    addresses: [
      { address: node.address, type: 'InternalIP' },
      { address: node.name, type: 'Hostname' },
    ],
    allocatable: {
      ...resources,
      cpu: '3500m',
      'ephemeral-storage': String(Math.floor(0.9 * node.disk) - RESERVED_STORAGE),
      memory: '14880920Ki',
    },
    capacity: { ...resources, 'ephemeral-storage': `${node.disk / 1024}Ki` },
    conditions: conditions(timestamp(now)),
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    images: node.images.status,
    nodeInfo: {
      architecture: 'amd64',
      bootID: identifier(node, 'b'),
      containerRuntimeVersion: 'cri-o://1.32.13',
      kernelVersion: '5.14.0-570.12.1.el9_6.x86_64',
      kubeProxyVersion: kubernetes,
      kubeletVersion: kubernetes,
      machineID: identifier(node, 'm').replaceAll('-', ''),
      operatingSystem: 'linux',
      osImage: 'Red Hat Enterprise Linux CoreOS 9.6.20260401-0 (Plow)',
      systemUUID: identifier(node, 'm'),
    },
    runtimeHandlers: ['', 'crun', 'runc'].map((name) => ({
      name,
      features: { recursiveReadOnlyMounts: true, userNamespaces: false },
    })),
  },
});

/** Bytes that the system keeps for itself besides a tenth. */
const RESERVED_STORAGE = 1_073_741_824;

const resources = {
  cpu: '4',
  'ephemeral-storage': '125238252Ki',
  'hugepages-1Gi': '0',
  'hugepages-2Mi': '0',
  memory: '16031896Ki',
  pods: '250',
};

const conditions = (time: string): NonNullable<NonNullable<Node['status']>['conditions']> =>
  [
    {
      type: 'MemoryPressure',
      status: 'False' as const,
      reason: 'KubeletHasSufficientMemory',
      message: 'kubelet has sufficient memory available',
    },
    {
      type: 'DiskPressure',
      status: 'False' as const,
      reason: 'KubeletHasNoDiskPressure',
      message: 'kubelet has no disk pressure',
    },
    {
      type: 'PIDPressure',
      status: 'False' as const,
      reason: 'KubeletHasSufficientPID',
      message: 'kubelet has sufficient PID available',
    },
    { type: 'Ready', status: 'True' as const, reason: 'KubeletReady', message: 'kubelet is posting ready status' },
  ].map((condition) => ({ lastHeartbeatTime: time, lastTransitionTime: time, ...condition }));

/** A UUID that is the same for a node in every cluster. */
const identifier = (node: WorkerNode, purpose: 'b' | 'm'): string => {
  const seed = `${purpose === 'b' ? 'b007' : '3ac1'}${node.index.toString(16).padStart(4, '0')}`;
  return `${seed}-0000-4000-8000-00000000${node.index.toString(16).padStart(4, '0')}`;
};
