import type { Node } from '../../resources/node.ts';
import type { Pod } from '../../resources/pod.ts';
import { countedResources, type Requests, requestsOf } from './pod-requests.ts';

/** How many pods each node runs, in all and of each owner, and what they ask for, kept up to date pod by pod. */
export class NodeLoads {
  readonly #placed = new Map<string, { node: string; siblings: string; requests: Requests }>();
  readonly #counts = new Map<string, number>();

  /** Takes note of a pod that runs on a node, or is about to. */
  place(pod: Pod, node: string): void {
    const uid = pod.metadata.uid as string;
    if (this.#placed.get(uid)?.node === node) return;
    this.remove(pod);
    const siblings = siblingsKey(node, pod);
    const requests = requestsOf(pod);
    this.#placed.set(uid, { node, siblings, requests });
    this.#ask(node, requests, 1);
    this.#change(node, 1);
    this.#change(siblings, 1);
  }

  remove({ metadata }: Pod): void {
    const placed = this.#placed.get(metadata.uid as string);
    if (placed === undefined) return;
    this.#placed.delete(metadata.uid as string);
    this.#ask(placed.node, placed.requests, -1);
    this.#change(placed.node, -1);
    this.#change(placed.siblings, -1);
  }

  podsOn(node: string): number {
    return this.#counts.get(node) ?? 0;
  }

  requestedOn(node: string, resource: keyof Requests): number {
    return this.#counts.get(`${node}//${resource}`) ?? 0;
  }

  /** The best of several nodes for a pod: the fewest pods of the same owner, then the fewest pods, then the name. */
  leastLoaded(nodes: readonly Node[], pod: Pod): string | undefined {
    const owned = controllerOf(pod) !== undefined;
    let best: Load | undefined;
    for (const { metadata } of nodes) {
      const { name } = metadata;
      const siblings = owned ? (this.#counts.get(siblingsKey(name, pod)) ?? 0) : 0;
      const load = { name, siblings, pods: this.podsOn(name) };
      if (best === undefined || isLess(load, best)) best = load;
    }
    return best?.name;
  }

  #ask(node: string, requests: Requests, sign: 1 | -1): void {
    for (const resource of countedResources) this.#change(`${node}//${resource}`, sign * requests[resource]);
  }

  #change(key: string, by: number): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}

interface Load {
  readonly name: string;
  readonly siblings: number;
  readonly pods: number;
}

const isLess = (a: Load, b: Load): boolean =>
  (a.siblings - b.siblings || a.pods - b.pods || (a.name < b.name ? -1 : 1)) < 0;

const siblingsKey = (node: string, pod: Pod): string => `${node}/${controllerOf(pod) ?? ''}`;

const controllerOf = ({ metadata }: Pod): string | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
