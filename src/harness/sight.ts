import type { NamedImages } from './named-images.ts';
import type { ObservedPod } from './pods.ts';

/** What the pods of a workload were seen to do, once. */
export interface Sight {
  running: boolean;
  /** The address that the pods ask for; names of images in place of digests: `docker.io/acme/web@A`. */
  address: string;
  /** The name of the image that they run; undefined when they run none. */
  image: string | undefined;
}

/** Sums up the newest pods of a workload: pods of one revision do the same. */
export const sightOf = (pods: readonly ObservedPod[], images: NamedImages): Sight => {
  const newest = newestOf(pods);
  const [pod] = newest;
  return {
    running: newest.every(({ running }) => running),
    address: images.abbreviate(pod?.image ?? ''),
    image: images.nameOf(pod?.digest),
  };
};

/** The pods that were created last: those of the revision that the workload now wants. */
export const newestOf = (pods: readonly ObservedPod[]): readonly ObservedPod[] => {
  const newest = Math.max(...pods.map(({ createdAt }) => createdAt));
  return pods.filter(({ createdAt }) => createdAt === newest);
};
