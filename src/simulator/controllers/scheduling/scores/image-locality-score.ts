import type { Node } from '../../../../resources/node.ts';
import type { Pod } from '../../../../resources/pod.ts';
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
  const spread = new Map(
    images.map((image) => [image, allNodes.filter((node) => sizeOn(node, image) > 0).length / allNodes.length]),
  );
  const largest = LARGEST * images.length;
  const scores = nodes.map((node) => {
    const held = images.reduce((sum, image) => sum + Math.floor(sizeOn(node, image) * (spread.get(image) ?? 0)), 0);
    const counted = Math.min(Math.max(held, SMALLEST), largest);
    return Math.floor((BEST * (counted - SMALLEST)) / (largest - SMALLEST));
  });
  return scores.some((score) => score > 0) ? scores : undefined;
};

const imagesOf = ({ spec }: Pod): string[] =>
  [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) =>
    image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image,
  );

const sizeOn = ({ status }: Node, image: string): number =>
  status?.images?.find(({ names = [] }) => names.includes(image))?.sizeBytes ?? 0;
