import { posix } from 'node:path';
import { FileTree } from '../files/file-tree.ts';
import type { ImageStore } from './image-store.ts';
import type { NodeImage } from './node-image.ts';

/** Marks in a layer what of the layers below is gone. */
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** What every container has, whatever its image holds. */
const BASE_FOLDERS = ['/dev', '/etc', '/proc', '/run', '/sys', '/tmp', '/var'];

/**
 * The root file system of a container: the layers of its image on top of each other.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export const imageFiles = (image: NodeImage | undefined, store: ImageStore, created: number): FileTree => {
  const tree = new FileTree();
  const status = { kind: 'directory', size: 4096, mode: 0o755, modified: created, uid: 0, gid: 0 } as const;
  for (const path of ['/', ...BASE_FOLDERS]) tree.add({ path, status });
  for (const digest of image?.layers ?? []) {
    const entries = store.layer(digest)?.entries ?? [];
    for (const { path } of entries) {
      const name = posix.basename(path);
      if (name === OPAQUE) clear(tree, posix.dirname(path));
      else if (name.startsWith(WHITEOUT)) tree.remove(posix.join(posix.dirname(path), name.slice(WHITEOUT.length)));
    }
    for (const entry of entries) if (!posix.basename(entry.path).startsWith(WHITEOUT)) tree.add(entry);
  }
  return tree;
};

const clear = (tree: FileTree, path: string): void => {
  for (const child of tree.children(path)) tree.remove(posix.join(path, child));
};
