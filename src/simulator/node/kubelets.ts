import { podKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../apimachinery/controller.ts';
import { equal } from '../apimachinery/equality.ts';
import { createKubelet, type Kubelet } from './kubelet.ts';
import type { NodeOptions, PodContext } from './pods/kubelet-context.ts';
import type { WorkerNode } from './worker-node.ts';

/**
 * The kubelets of all nodes. They share their watches, so that a change of a pod costs the same whatever the number of nodes:
 * a key names the node, then the pod.
 */
export const createKubelets = (nodes: readonly WorkerNode[], options: NodeOptions): Controller => {
  const disks: PodContext['disks'] = new Map();
  const kubelets = new Map(nodes.map((node) => [node.name, createKubelet(node, options, disks)] as const));
  return {
    name: 'kubelet',
    watches: [podsOf(kubelets), ...(options.watches ?? []).map((watched) => onNodes(watched, kubelets))],
    started: (add) => {
      for (const node of nodes) node.wake = (key) => add(`${node.name}/${key}`);
    },
    reconcile: async (key, context) => {
      const slash = key.indexOf('/');
      return kubelets.get(key.slice(0, slash))?.(key.slice(slash + 1), context);
    },
  };
};

const podsOf = (kubelets: ReadonlyMap<string, Kubelet>): WatchedKind<Pod> => ({
  kind: podKind,
  keysOf: (pod, { previous, deleted }) => {
    const { nodeName } = pod.spec;
    if (nodeName === undefined || !kubelets.has(nodeName)) return [];
    return deleted || previous === undefined || !sameOrder(pod, previous) ? [`${nodeName}/${keyOf(pod)}`] : [];
  },
});

/** A watch that gives the keys of pods, which are looked after where they run. */
const onNodes = <T extends KubeObject>(
  { kind, keysOf }: WatchedKind<T>,
  kubelets: ReadonlyMap<string, Kubelet>,
): WatchedKind<T> => ({
  kind,
  keysOf: (object, change) =>
    keysOf(object, change).flatMap((key) => {
      const nodeName = byKey(change.listers.of<Pod>(podKind), key)?.spec.nodeName;
      return nodeName === undefined || !kubelets.has(nodeName) ? [] : [`${nodeName}/${key}`];
    }),
});

/** Whether nothing but the status has changed, which the kubelet writes itself, as long as no pod waits for a condition there. */
const sameOrder = ({ spec, metadata, status }: Pod, previous: Pod): boolean =>
  (spec.readinessGates === undefined || equal(status?.conditions, previous.status?.conditions)) &&
  equal(spec, previous.spec) &&
  equal(metadata.labels, previous.metadata.labels) &&
  equal(metadata.annotations, previous.metadata.annotations) &&
  metadata.deletionTimestamp === previous.metadata.deletionTimestamp;
