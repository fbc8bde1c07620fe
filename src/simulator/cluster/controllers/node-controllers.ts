import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { HasKubelet } from '../../apis/core/node-heartbeat.ts';

/** The controllers of nodes, and what kubelets say of theirs; as long as all nodes are well and open, they have nothing to do. */
export const nodeControllers = (hasKubelet: HasKubelet): readonly OnDemandController[] => [
  {
    kind: nodeKind,
    wants: (node) => isClosed(node) || hasTaints(node) || isInTrouble(node),
    load: async () =>
      (await import('../../controllers/node/node-lifecycle-controller.ts')).createNodeLifecycleController(),
  },
  {
    kind: nodeKind,
    wants: isClosed,
    load: async () => (await import('../../node/schedulable-reporter.ts')).createSchedulableReporter(hasKubelet),
  },
  {
    kind: nodeKind,
    wants: (node: Node) => hasKubelet(node.metadata.name) && hasExtendedResources(node),
    load: async () => (await import('../../node/extended-resources.ts')).createExtendedResources(hasKubelet),
  },
  {
    kind: nodeKind,
    wants: ({ metadata }) => !hasKubelet(metadata.name),
    load: async () =>
      (await import('../../controllers/node/node-health-controller.ts')).createNodeHealthController(hasKubelet),
  },
  {
    kind: nodeKind,
    wants: hasTaints,
    load: async () =>
      (await import('../../controllers/node/taint-eviction-controller.ts')).createTaintEvictionController(),
  },
  {
    kind: nodeKind,
    others: [podKind],
    wants: (object, deleted) => (isPod(object) ? isBoundElsewhere(object, hasKubelet) : deleted),
    load: async () => (await import('../../controllers/node/orphaned-pod-controller.ts')).createOrphanedPodController(),
  },
  {
    kind: nodeKind,
    others: [podKind],
    wants: (object) => (isPod(object) ? isGoingNowhere(object) : isOutOfService(object)),
    load: async () =>
      (await import('../../controllers/node/terminating-pod-controller.ts')).createTerminatingPodController(),
  },
];

const isPod = (object: KubeObject): object is Pod => object.kind === podKind.kind;

/** Whoever makes a pod may name a node that there is not. */
const isBoundElsewhere = ({ spec }: Pod, hasKubelet: HasKubelet): boolean =>
  Boolean(spec.nodeName) && !hasKubelet(spec.nodeName ?? '');

const isGoingNowhere = ({ metadata, spec }: Pod): boolean => metadata.deletionTimestamp !== undefined && !spec.nodeName;

/** What no node has of itself. */
const hasExtendedResources = ({ status }: Node): boolean =>
  Object.keys(status?.capacity ?? {}).some((name) => name.includes('/'));

const isClosed = ({ spec }: Node): boolean => spec?.unschedulable === true;

const isOutOfService = ({ spec }: Node): boolean =>
  (spec?.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/out-of-service');

const hasTaints = ({ spec }: Node): boolean => (spec?.taints ?? []).length > 0;

const isInTrouble = ({ status }: Node): boolean =>
  (status?.conditions ?? []).some((condition) => (condition.status === 'True') !== (condition.type === 'Ready'));
