import { controllerOf } from '../../resources/metadata/controller-of.ts';
import { type Pod, priorityOf } from '../../resources/workloads/pod.ts';
import { estimatedRequestsOf, type Requests, requestsOf } from '../apimachinery/pods/pod-requests.ts';
import { heedsOthers } from './scheduling/affinity-term.ts';

/** What nodes carry. */
export interface Loads {
  /** Whether it matters to some of the pods which others are near. */
  readonly heedOthers: boolean;
  podsOn(node: string): number;
  requestedOn(node: string, resource: string): number;
}

/** How many pods each node runs, in all and of each owner, and what they ask for, kept up to date pod by pod. */
export class NodeLoads implements Loads {
  readonly #placed = new Map<string, Placement>();
  readonly #loads = new Map<string, NodeLoad>();
  readonly #heeding = new Set<string>();
  /** Pods for which others are being removed, and where they are to run. */
  readonly #nominated = new Map<string, Placement>();
  /** How many pods there are of each priority. */
  readonly #priorities = new Map<number, number>();

  /** Takes note of a pod that runs on a node, or is about to. */
  place(pod: Pod, node: string): void {
    const uid = pod.metadata.uid as string;
    this.#nominated.delete(uid);
    const known = this.#placed.get(uid);
    const owner = pod.metadata.deletionTimestamp === undefined ? siblingKey(pod) : undefined;
    if (known?.node === node && known.owner === owner) return;
    this.remove(pod);
    const placement = { ...countedFor(pod, node), owner };
    this.#placed.set(uid, placement);
    if (heedsOthers(pod)) this.#heeding.add(uid);
    this.#change(placement, 1);
  }

  remove({ metadata }: Pod): void {
    this.#nominated.delete(metadata.uid as string);
    const placement = this.#placed.get(metadata.uid as string);
    if (placement === undefined) return;
    this.#placed.delete(metadata.uid as string);
    this.#heeding.delete(metadata.uid as string);
    this.#change(placement, -1);
  }

  get heedOthers(): boolean {
    return this.#heeding.size > 0;
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

  /** What the pods of a node are thought to need, whether they ask for it or not. */
  estimatedOn(node: string): Estimate {
    return this.#loads.get(node)?.estimated ?? NOTHING;
  }

  /** How many pods of a node have the same controller as this one, and stay. */
  siblingsOn(node: string, pod: Pod): number {
    return this.#loads.get(node)?.owners.get(siblingKey(pod) ?? '') ?? 0;
  }

  /** Keeps room on a node for a pod that others make way for; `undefined`: no longer. */
  nominate(pod: Pod, node: string | undefined): void {
    const uid = pod.metadata.uid as string;
    if (node === undefined) this.#nominated.delete(uid);
    else if (this.#nominated.get(uid)?.node !== node) this.#nominated.set(uid, countedFor(pod, node));
  }

  /**
   * What nodes carry as a pod sees it: with the room that is kept for pods that are no less important.
   *
   * @param gone pods that are thought away
   */
  seenBy(pod: Pod, gone: readonly Pod[] = []): Loads {
    const ahead = [...this.#nominated].flatMap(([uid, each]) =>
      uid !== pod.metadata.uid && each.priority >= priorityOf(pod) ? [each] : [],
    );
    const fewer = gone
      .map(({ metadata }) => this.#placed.get(metadata.uid as string))
      .filter((each) => each !== undefined);
    if (ahead.length + fewer.length === 0) return this;
    const sum = (node: string, amountOf: (each: Placement) => number): number =>
      total(ahead, node, amountOf) - total(fewer, node, amountOf);
    return {
      heedOthers: this.heedOthers,
      podsOn: (node) => this.podsOn(node) + sum(node, () => 1),
      requestedOn: (node, resource) =>
        this.requestedOn(node, resource) + sum(node, ({ requests }) => requests[resource] ?? 0),
    };
  }

  #change({ node, owner, requests, estimated, priority }: Placement, sign: 1 | -1): void {
    const equals = (this.#priorities.get(priority) ?? 0) + sign;
    if (equals === 0) this.#priorities.delete(priority);
    else this.#priorities.set(priority, equals);
    let load = this.#loads.get(node);
    if (load === undefined)
      this.#loads.set(node, (load = { pods: 0, owners: new Map(), requests: {}, estimated: { cpu: 0, memory: 0 } }));
    load.pods += sign;
    for (const resource in requests)
      load.requests[resource] = (load.requests[resource] ?? 0) + sign * (requests[resource] ?? 0);
    load.estimated.cpu += sign * estimated.cpu;
    load.estimated.memory += sign * estimated.memory;
    if (owner === undefined) return;
    const siblings = (load.owners.get(owner) ?? 0) + sign;
    if (siblings === 0) load.owners.delete(owner);
    else load.owners.set(owner, siblings);
  }
}

type Estimate = ReturnType<typeof estimatedRequestsOf>;

const NOTHING: Estimate = { cpu: 0, memory: 0 };

/** Where a pod is, and what it counts for there. */
interface Placement {
  readonly node: string;
  /** The uid of its controller; of a pod that is on its way out nobody counts on it. */
  readonly owner?: string | undefined;
  readonly requests: Requests;
  readonly estimated: Estimate;
  readonly priority: number;
}

/** All pods of a node together; `owners` counts them by the uid of their controller. */
interface NodeLoad {
  pods: number;
  readonly owners: Map<string, number>;
  readonly requests: Record<string, number>;
  readonly estimated: Record<keyof Estimate, number>;
}

const countedFor = (pod: Pod, node: string): Placement => ({
  node,
  requests: requestsOf(pod),
  estimated: estimatedRequestsOf(pod),
  priority: priorityOf(pod),
});

const total = (placements: readonly Placement[], node: string, amountOf: (each: Placement) => number): number =>
  placements.reduce((sum, each) => sum + (each.node === node ? amountOf(each) : 0), 0);

const siblingKey = (pod: Pod): string | undefined => controllerOf(pod)?.uid;
