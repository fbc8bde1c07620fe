import type { Node } from '../../resources/node.ts';
import { type Pod, priorityOf } from '../../resources/pod.ts';
import { type Requests, requestsOf } from '../apimachinery/pod-requests.ts';
import { keepsOthersAway } from './scheduling/pod-affinity.ts';

/** What nodes carry. */
export interface Loads {
  /** Whether there are pods that keep others away from themselves. */
  readonly keepAway: boolean;
  podsOn(node: string): number;
  requestedOn(node: string, resource: string): number;
}

/** How many pods each node runs, in all and of each owner, and what they ask for, kept up to date pod by pod. */
export class NodeLoads implements Loads {
  readonly #placed = new Map<string, Placement>();
  readonly #loads = new Map<string, NodeLoad>();
  readonly #keptAway = new Set<string>();
  /** Pods for which others are being removed, and where they are to run. */
  readonly #nominated = new Map<string, Placement>();
  /** How many pods there are of each priority. */
  readonly #priorities = new Map<number, number>();

  /** Takes note of a pod that runs on a node, or is about to. */
  place(pod: Pod, node: string): void {
    const uid = pod.metadata.uid as string;
    this.#nominated.delete(uid);
    if (this.#placed.get(uid)?.node === node) return;
    this.remove(pod);
    const placement = { node, owner: controllerOf(pod), requests: requestsOf(pod), priority: priorityOf(pod) };
    this.#placed.set(uid, placement);
    if (keepsOthersAway(pod)) this.#keptAway.add(uid);
    this.#change(placement, 1);
  }

  remove({ metadata }: Pod): void {
    this.#nominated.delete(metadata.uid as string);
    const placement = this.#placed.get(metadata.uid as string);
    if (placement === undefined) return;
    this.#placed.delete(metadata.uid as string);
    this.#keptAway.delete(metadata.uid as string);
    this.#change(placement, -1);
  }

  get keepAway(): boolean {
    return this.#keptAway.size > 0;
  }

  /** The priority of the least important pod. */
  get lowestPriority(): number {
    return Math.min(...this.#priorities.keys());
  }

  podsOn(node: string): number {
    return this.#loads.get(node)?.pods ?? 0;
  }

  requestedOn(node: string, resource: string): number {
    return this.#loads.get(node)?.requests[resource] ?? 0;
  }

  /** Keeps room on a node for a pod that others make way for. */
  nominate(pod: Pod, node: string): void {
    const { uid = '' } = pod.metadata;
    this.#nominated.set(uid, { node, owner: undefined, requests: requestsOf(pod), priority: priorityOf(pod) });
  }

  /** What nodes carry as a pod sees it: with the room that is kept for pods that are no less important. */
  seenBy(pod: Pod): Loads {
    if (this.#nominated.size === 0) return this;
    const ahead = [...this.#nominated].flatMap(([uid, each]) =>
      uid !== pod.metadata.uid && each.priority >= priorityOf(pod) ? [each] : [],
    );
    return this.#changedBy(ahead, 1);
  }

  /** What nodes would carry if some of their pods were gone. */
  without(pods: readonly Pod[]): Loads {
    const gone = pods.map((pod) => this.#placed.get(pod.metadata.uid as string)).filter((each) => each !== undefined);
    return this.#changedBy(gone, -1);
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

  /** What nodes carry with some pods more or less. */
  #changedBy(placements: readonly Placement[], sign: 1 | -1): Loads {
    const on = (node: string): Placement[] => placements.filter((each) => each.node === node);
    return {
      keepAway: this.keepAway,
      podsOn: (node) => this.podsOn(node) + sign * on(node).length,
      requestedOn: (node, resource) =>
        on(node).reduce(
          (sum, { requests }) => sum + sign * (requests[resource] ?? 0),
          this.requestedOn(node, resource),
        ),
    };
  }

  #change({ node, owner, requests, priority }: Placement, sign: 1 | -1): void {
    const equals = (this.#priorities.get(priority) ?? 0) + sign;
    if (equals === 0) this.#priorities.delete(priority);
    else this.#priorities.set(priority, equals);
    let load = this.#loads.get(node);
    if (load === undefined) this.#loads.set(node, (load = { pods: 0, owners: new Map(), requests: {} }));
    load.pods += sign;
    for (const resource in requests)
      load.requests[resource] = (load.requests[resource] ?? 0) + sign * (requests[resource] ?? 0);
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
  readonly priority: number;
}

/** All pods of a node together; `owners` counts them by the uid of their controller. */
interface NodeLoad {
  pods: number;
  readonly owners: Map<string, number>;
  readonly requests: Record<string, number>;
}

const controllerOf = ({ metadata }: Pod): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
