import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';
import { countedResources, type Requests, requestsOf } from './pod-requests.ts';

/** How many pods each node runs, in all and of each owner, and what they ask for, kept up to date pod by pod. */
export class NodeLoads {
  readonly #placed = new Map<string, Placement>();
  readonly #loads = new Map<string, NodeLoad>();

  /** Takes note of a pod that runs on a node, or is about to. */
  place(pod: Pod, node: string): void {
    const uid = pod.metadata.uid as string;
    if (this.#placed.get(uid)?.node === node) return;
    this.remove(pod);
    const placement = { node, owner: controllerOf(pod), requests: requestsOf(pod) };
    this.#placed.set(uid, placement);
    this.#change(placement, 1);
  }

  remove({ metadata }: Pod): void {
    const placement = this.#placed.get(metadata.uid as string);
    if (placement === undefined) return;
    this.#placed.delete(metadata.uid as string);
    this.#change(placement, -1);
  }

  podsOn(node: string): number {
    return this.#loads.get(node)?.pods ?? 0;
  }

  requestedOn(node: string, resource: keyof Requests): number {
    return this.#loads.get(node)?.requests[resource] ?? 0;
  }

  /**
   * The best of the nodes that fit a pod: the fewest pods of the same owner, then the fewest pods, then the first in line.
   *
   * @param fits is only asked about nodes that are better than those before
   */
  leastLoaded(nodes: readonly Node[], pod: Pod, fits: (node: Node) => boolean): string | undefined {
    const owner = controllerOf(pod);
    let best: string | undefined;
    let fewestSiblings = Number.POSITIVE_INFINITY;
    let fewestPods = Number.POSITIVE_INFINITY;
    for (const node of nodes) {
      const load = this.#loads.get(node.metadata.name);
      const siblings = owner === undefined ? 0 : (load?.owners.get(owner) ?? 0);
      const pods = load?.pods ?? 0;
      if (siblings > fewestSiblings || (siblings === fewestSiblings && pods >= fewestPods) || !fits(node)) continue;
      best = node.metadata.name;
      fewestSiblings = siblings;
      fewestPods = pods;
    }
    return best;
  }

  #change({ node, owner, requests }: Placement, sign: 1 | -1): void {
    let load = this.#loads.get(node);
    if (load === undefined)
      this.#loads.set(
        node,
        (load = { pods: 0, owners: new Map(), requests: { cpu: 0, memory: 0, 'ephemeral-storage': 0 } }),
      );
    load.pods += sign;
    for (const resource of countedResources) load.requests[resource] += sign * requests[resource];
    if (owner === undefined) return;
    const siblings = (load.owners.get(owner) ?? 0) + sign;
    if (siblings === 0) load.owners.delete(owner);
    else load.owners.set(owner, siblings);
  }
}

/** Where a pod is, and what it counts for there. */
interface Placement {
  readonly node: string;
  readonly owner: string | undefined;
  readonly requests: Requests;
}

/** All pods of a node together; `owners` counts them by the uid of their controller. */
interface NodeLoad {
  pods: number;
  readonly owners: Map<string, number>;
  readonly requests: Record<keyof Requests, number>;
}

const controllerOf = ({ metadata }: Pod): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
