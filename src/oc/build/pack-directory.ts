import { packTree } from '../client/pack-tree.ts';

/**
 * Packs a folder as a gzipped tar, as a build receives it; links stay links.
 *
 * @param exclude which paths (relative, with a slash in front) are left out
 */
export const packDirectory = async (directory: string, exclude: RegExp): Promise<Buffer> => {
  const { gzipSync } = await import('node:zlib');
  return gzipSync(await packTree(directory, { exclude }));
};
