import { nodeKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import type { ControllerContext } from '../apimachinery/controller.ts';
import type { NodeImage } from './images/node-image.ts';
import type { PodRuntime } from './pods/pod-runtime.ts';
import type { WorkerNode } from './worker-node.ts';

/** The kubelet looks at its disk so often (milliseconds), and spares images that came so recently. */
const PERIOD = 300_000;
const YOUNG = 120_000;

/** Percent of the disk: above the one images go, until no more than the other is taken. */
const HIGH = 85;
const LOW = 80;

/**
 * Removes images that no container was made from, those first that were used longest ago, when the disk of a node is nearly
 * full: the image garbage collection of the kubelet with its defaults.
 *
 * @returns when to look again (milliseconds since the epoch), `undefined` while there is room
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle
 */
export const collectImages = async (node: WorkerNode, context: ControllerContext): Promise<number | undefined> => {
  const { status } = node.images;
  if (node.roomyWith === status) return undefined;
  const now = context.clock.now();
  noteImages(node, now);
  const excess = excessOf(node);
  if (excess === undefined) {
    node.collectAt = undefined;
    node.roomyWith = status;
    return undefined;
  }
  node.collectAt ??= (Math.floor(now / PERIOD) + 1) * PERIOD;
  if (now < node.collectAt) return node.collectAt;
  let freed = 0;
  for (const image of candidates(node, imagesInUse(node), now)) {
    if (freed >= excess) break;
    if (node.removeImage(image.id)) freed += image.size;
  }
  if (freed < excess) await complain(node, excess, freed, context);
  node.collectAt = excessOf(node) === undefined ? undefined : now + PERIOD;
  return node.collectAt;
};

/** Takes note of when the images of a pod were last used: to be called whenever the pod was, or is about to be, changed. */
export const noteUse = ({ imageTimes }: WorkerNode, pod: PodRuntime | undefined, now: number): void => {
  for (const { current } of pod?.containers.values() ?? []) {
    if (current === undefined) continue;
    const { id } = current.image;
    imageTimes.set(id, { detected: imageTimes.get(id)?.detected ?? now, used: now });
  }
};

/** Takes note of which images have come and gone. */
const noteImages = ({ images, imageTimes }: WorkerNode, now: number): void => {
  for (const { id } of images.images) if (!imageTimes.has(id)) imageTimes.set(id, { detected: now, used: 0 });
  for (const id of imageTimes.keys()) if (images.image(id) === undefined) imageTimes.delete(id);
};

const imagesInUse = ({ pods }: WorkerNode): Set<string> =>
  new Set(
    [...pods.values()].flatMap(({ containers }) =>
      [...containers.values()].flatMap(({ current }) => (current === undefined ? [] : [current.image.id])),
    ),
  );

/** Bytes that have to go. */
const excessOf = (node: WorkerNode): number | undefined => {
  let taken = 0;
  for (const { size } of node.images.layers.values()) taken += size;
  const percent = 100 - Math.floor(((node.disk - taken) * 100) / node.disk);
  return percent < HIGH ? undefined : taken - Math.floor((node.disk * LOW) / 100);
};

const candidates = (node: WorkerNode, used: ReadonlySet<string>, now: number): NodeImage[] => {
  const timesOf = ({ id }: NodeImage) => node.imageTimes.get(id) ?? { detected: now, used: 0 };
  return node.images.images
    .filter((image) => !used.has(image.id) && image.pinned !== true && now - timesOf(image).detected >= YOUNG)
    .sort((left, right) => {
      const [a, b] = [timesOf(left), timesOf(right)];
      return a.used - b.used || a.detected - b.detected;
    });
};

const complain = async (
  node: WorkerNode,
  excess: number,
  freed: number,
  { events, listers }: ControllerContext,
): Promise<void> => {
  const object = listers.of<Node>(nodeKind).get(undefined, node.name);
  if (object === undefined) return;
  await events.record({
    object,
    type: 'Warning',
    reason: 'FreeDiskSpaceFailed',
    message: `Failed to garbage collect required amount of images. Attempted to free ${excess} bytes, but only found ${freed} bytes eligible to free.`,
    source: { component: 'kubelet', host: node.name },
  });
};
