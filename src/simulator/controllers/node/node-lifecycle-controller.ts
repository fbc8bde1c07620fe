import { nodeKind } from '../../../resources/kinds.ts';
import type { Node, Taint } from '../../../resources/node.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { conditionTaints, isConditionTaint } from './condition-taints.ts';

/**
 * Keeps the taints of nodes that tell of their state, and the old labels for architecture and operating system.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controller/nodelifecycle/node_lifecycle_controller.go
 */
export const createNodeLifecycleController = (): Controller => ({
  name: 'node-lifecycle',
  watches: [watchSelf(nodeKind)],
  reconcile: async (key, { client, listers, clock }) => {
    const node = byKey(listers.of<Node>(nodeKind), key);
    if (node === undefined) return;
    const taints = taintsOf(node, timestamp(clock.now()));
    const labels = labelsOf(node);
    if (equal(taints, node.spec?.taints ?? []) && equal(labels, node.metadata.labels ?? {})) return;
    await client.modify<Node>(nodeKind, undefined, key, (current) => {
      current.metadata.labels = labels;
      current.spec = { ...current.spec, taints };
      if (taints.length === 0) delete current.spec.taints;
    });
  },
});

const taintsOf = (node: Node, timeAdded: string): Taint[] => {
  const wanted = conditionTaints(node);
  const present = node.spec?.taints ?? [];
  return [
    ...present.filter((taint) => !isConditionTaint(taint) || wanted.some((each) => isSame(each, taint))),
    ...wanted.filter((taint) => !present.some((each) => isSame(each, taint))).map((taint) => ({ ...taint, timeAdded })),
  ];
};

const isSame = (one: Taint, other: Taint): boolean => one.key === other.key && one.effect === other.effect;

const labelsOf = ({ metadata: { labels = {} } }: Node): Record<string, string> => ({
  ...labels,
  ...Object.fromEntries(
    ['arch', 'os'].flatMap((name) => {
      const value = labels[`kubernetes.io/${name}`];
      return value === undefined ? [] : [[`beta.kubernetes.io/${name}`, value]];
    }),
  ),
});
