import type { Node } from '../../../../resources/nodes/node.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import { BEST, type Scorer } from '../score.ts';

/** From this size on an image counts, and from this one, for each container, no more; bytes. */
const SMALLEST = 23 * 2 ** 20;
const LARGEST = 1000 * 2 ** 20;

/**
 * Nodes that hold more of the pod's images are better: large ones, and such as many nodes hold, so that not all pods of an
 * image go to the one node that has it.
 */
export const imageLocalityScore: Scorer = ({ pod, nodes, allNodes }) => {
  const images = imagesOf(pod);
  const spreads = images.map((image) => spreadOf(image, allNodes));
  if (spreads.reduce((sum, { share, bytes }) => sum + share * bytes, 0) <= SMALLEST) return undefined;
  const largest = LARGEST * images.length;
  return nodes.map((node) => {
    const sizes = sizesOn(node);
    const held = images.reduce(
      (sum, image, index) => sum + Math.floor((sizes.get(image) ?? 0) * (spreads[index]?.share ?? 0)),
      0,
    );
    const counted = Math.min(Math.max(held, SMALLEST), largest);
    return Math.floor((BEST * (counted - SMALLEST)) / (largest - SMALLEST));
  });
};

const imagesOf = ({ spec }: Pod): string[] =>
  [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) =>
    image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image,
  );

/** Which share of the nodes holds an image, and how large it is on any of them. */
const spreadOf = (image: string, nodes: readonly Node[]): { readonly share: number; readonly bytes: number } => {
  let holders = 0;
  let bytes = 0;
  for (const node of nodes) {
    const size = sizesOn(node).get(image);
    if (size === undefined) continue;
    holders++;
    bytes = Math.max(bytes, size);
  }
  return { share: holders / nodes.length, bytes };
};

/** The bytes of a node's images by each of their names. */
const sizesOn = ({ status }: Node): ReadonlyMap<string, number> => {
  const images = status?.images ?? NOTHING;
  let sizes = known.get(images);
  if (sizes === undefined) {
    const named = images.flatMap(({ names = [], sizeBytes = 0 }) => names.map((name) => [name, sizeBytes] as const));
    known.set(images, (sizes = new Map(named)));
  }
  return sizes;
};

const NOTHING: NonNullable<NonNullable<Node['status']>['images']> = [];

/** By the stored list: a node gets hundreds of pods between two images. */
const known = new WeakMap<object, ReadonlyMap<string, number>>();
