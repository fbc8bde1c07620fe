import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { ContainerImage, Node } from '../../../resources/nodes/node.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { WorkerNode } from '../../node/worker-node.ts';

/** A node as its owner sees it. */
export interface NodeFacts {
  readonly name: string;
  /** Whether it takes new pods. */
  readonly schedulable: boolean;
  /** The largest first. */
  readonly images: readonly ContainerImage[];
}

/** What the owner of the machines can do to them. */
export interface NodeControl {
  list(): Promise<NodeFacts[]>;
  /**
   * Removes an image by its id or one of its names, as `crictl rmi` does on the machine.
   *
   * @returns whether it was there
   * @throws Error when there is no such node, or a container was made from the image
   */
  removeImage(node: string, image: string): Promise<boolean>;
  /** @throws StatusError when there is no such node */
  setSchedulable(node: string, schedulable: boolean): Promise<void>;
}

/** Control over the nodes of a cluster; what it does to images stands in the node's status at once. */
export const createNodeControl = (workers: readonly WorkerNode[], client: Client): NodeControl => ({
  list: () =>
    Promise.all(
      workers.map(async ({ name, images }) => {
        const { spec } = await client.get<Node>(nodeKind, undefined, name);
        return { name, schedulable: spec?.unschedulable !== true, images: images.listing };
      }),
    ),
  removeImage: async (name, image) => {
    const worker = workers.find((each) => each.name === name);
    if (worker === undefined)
      throw new Error(`there is no node "${name}"; there are ${workers.map((each) => each.name).join(', ')}`);
    const wasThere = worker.removeImage(image);
    const node = await client.get<Node>(nodeKind, undefined, name);
    await client.updateStatus(nodeKind, { ...node, status: { ...node.status, images: worker.images.status } } as Node);
    return wasThere;
  },
  setSchedulable: async (name, schedulable) => {
    await client.modify<Node>(nodeKind, undefined, name, (node) => {
      const { unschedulable: _, ...spec } = node.spec ?? {};
      return { ...node, spec: schedulable ? spec : { ...spec, unschedulable: true } };
    });
  },
});
