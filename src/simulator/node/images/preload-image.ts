import { parseImageReference } from '../../../image/reference.ts';
import type { FileEntry } from '../files/file-tree.ts';
import { storageName } from './image-name.ts';
import type { ImageStore } from './image-store.ts';

/** An image that a node holds from the start, since no registry of the cluster serves it. */
export interface PreloadedImage {
  /** With a digest: `quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:…`. */
  readonly name: string;
  /** Absolute path of the program that it runs. */
  readonly entrypoint: string;
  /** Bytes. */
  readonly size: number;
  /** Further names, with a tag. */
  readonly tags?: readonly string[];
}

/** What the sandbox of every pod is made from. */
export const pauseImage: PreloadedImage = {
  name: 'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:2b1b9a29163dc6c6966c0c1e6c26721f862d71f4444d16e7ff1b4e4600bc39b3',
  tags: ['quay.io/openshift-release-dev/ocp-v4.0-art-dev:pause'],
  entrypoint: '/usr/bin/pod',
  size: 687_647,
};

/** Puts an image on a node without a pull. */
export const preloadImage = (store: ImageStore, { name, tags = [], entrypoint, size }: PreloadedImage): void => {
  const reference = parseImageReference(name);
  // No registry has its blobs, so any digests will do as long as no other image has them.
  const id = [...reference.id.slice('sha256:'.length)].reverse().join('');
  const layer = `sha256:${id}`;
  store.keepLayer(layer, { size, entries: [program(entrypoint)] });
  const image = {
    id,
    names: [],
    digests: [reference.id],
    config: { config: { Entrypoint: [entrypoint] } },
    layers: [layer],
    size,
    pinned: true,
  };
  for (const each of [...tags.map(parseImageReference), reference]) store.add(image, storageName(each));
};

const program = (path: string): FileEntry => ({
  path,
  status: { kind: 'file', size: 0, mode: 0o755, modified: 0, uid: 0, gid: 0 },
});
