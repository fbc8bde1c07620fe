import type { ContainerImage } from '../../resources/nodes/node.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { AddressPool } from './address-pool.ts';
import type { FileSystem } from './files/file-system.ts';
import { FileTree } from './files/file-tree.ts';
import { madeFile, WrittenFiles } from './files/written-files.ts';

import { imageFiles } from './images/image-files.ts';
import { ImageStore } from './images/image-store.ts';
import type { NodeImage } from './images/node-image.ts';
import type { PodRuntime } from './pods/pod-runtime.ts';

/** A machine of the cluster: its images, and the pods that it runs. */
export class WorkerNode {
  readonly name: string;
  /** Counts from 0. */
  readonly index: number;
  readonly images = new ImageStore();
  /** By uid. */
  readonly pods = new Map<string, PodRuntime>();
  readonly addresses: AddressPool;
  /** Room for images, bytes. */
  readonly disk: number;
  /** When each image came and was last used by a container, milliseconds since the epoch; by id. */
  readonly imageTimes = new Map<string, { readonly detected: number; readonly used: number }>();
  /** What the API shows of a status of the images that was found to be the same: no need to compare it with every pod. */
  readonly reportedAs = new WeakMap<readonly ContainerImage[], readonly ContainerImage[]>();
  /** The images with which there was room enough, to look again only when others have come. */
  roomyWith: readonly ContainerImage[] | undefined;
  /** When the node makes room next, if it has to. */
  collectAt: number | undefined;
  /** The few files of the machine that are known, and what pods have written to its folders. */
  readonly hostFiles: FileSystem = new WrittenFiles(
    new FileTree([
      madeFile('/tmp', undefined, { modified: 0, mode: 0o1777 }),
      madeFile('/etc/hosts', Buffer.from('127.0.0.1 localhost\n::1 localhost\n'), { modified: 0, mode: 0o644 }),
    ]),
  );
  /** Looks after the pod with a key soon: something has happened to it that no object tells of. */
  wake: (key: string) => void = () => {};
  readonly #requested = new Map<string, number>();
  readonly #uids = new Map<string, string>();
  readonly #roots = new WeakMap<NodeImage, FileTree>();
  readonly #pulls = new Map<string, Promise<unknown>>();

  constructor(index: number, disk = 125_238_252 * 1024) {
    this.index = index;
    this.disk = disk;
    this.addresses = new AddressPool(index);
    this.name = `worker-${index}`;
  }

  /** The node's own address. */
  get address(): string {
    return `10.99.1.${10 + this.index}`;
  }

  /** What the pods of the node ask for together, those that have ended included; `pods` is their number. */
  requested(resource: string): number {
    return this.#requested.get(resource) ?? 0;
  }

  addPod(runtime: PodRuntime): void {
    this.pods.set(runtime.uid, runtime);
    this.#count(runtime, 1);
    this.#uids.set(runtime.key, runtime.uid);
  }

  /** The pod that the node runs under a key. */
  podAt(key: string): PodRuntime | undefined {
    return this.pods.get(this.#uids.get(key) ?? '');
  }

  /** Forgets a pod that is gone. */
  removePod(uid: string): void {
    const runtime = this.pods.get(uid);
    const { key = '', address } = runtime ?? {};
    if (runtime !== undefined) this.#count(runtime, -1);
    if (address !== undefined && address !== this.address) this.addresses.release(address);
    this.pods.delete(uid);
    if (this.#uids.get(key) === uid) this.#uids.delete(key);
  }

  /** Runs pulls of one name after each other, so that the second finds what the first has brought. */
  async oneAtATime<T>(name: string, pull: () => Promise<T>): Promise<T> {
    const before = this.#pulls.get(name);
    const own = (before ?? Promise.resolve()).then(pull, pull);
    this.#pulls.set(name, own);
    try {
      return await own;
    } finally {
      if (this.#pulls.get(name) === own) this.#pulls.delete(name);
    }
  }

  /**
   * Removes an image by its id or one of its names, as `crictl rmi` does; whoever calls it makes the kubelet report
   * the images again.
   *
   * @returns whether it was there
   * @throws ImageInUse when a container was made from it
   */
  removeImage(nameOrId: string): boolean {
    const containers = [...this.pods.values()].flatMap(({ containers: all }) => [...all.values()]);
    const runs = containers.flatMap(({ current }) => (current === undefined ? [] : [current]));
    return this.images.remove(nameOrId, new Map(runs.map(({ image, id }) => [image.id, id])));
  }

  #count({ requests }: PodRuntime, sign: 1 | -1): void {
    for (const resource in requests)
      this.#requested.set(resource, this.requested(resource) + sign * (requests[resource] ?? 0));
  }

  /** The files that a container sees. */
  filesOf(pod: Pod, image: NodeImage): FileSystem {
    let root = this.#roots.get(image);
    if (root === undefined)
      this.#roots.set(
        image,
        (root = imageFiles(image, this.images, Date.parse(pod.metadata.creationTimestamp ?? '') || 0)),
      );
    return root;
  }
}
