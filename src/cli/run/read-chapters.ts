import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ChapterText } from '../../evidence/feature-text.ts';
import { portableUri } from '../../report/experiment-id.ts';

/**
 * The READMEs that introduce the folders of features, and the folders above those, up to one called `features`.
 *
 * @param features paths of feature files, with or without a line
 */
export const readChapters = async (features: readonly string[]): Promise<ChapterText[]> => {
  const folders = new Set(features.flatMap((feature) => foldersAbove(path.resolve(feature.replace(/(:\d+)+$/, '')))));
  const chapters = await Promise.all([...folders].sort().map(readChapter));
  return chapters.filter((chapter) => chapter !== undefined);
};

const foldersAbove = (feature: string): string[] => {
  const folder = path.dirname(feature);
  if (!`${folder}${path.sep}`.includes(`${path.sep}features${path.sep}`)) return [folder];
  return path.basename(folder) === 'features' ? [folder] : [folder, ...foldersAbove(folder)];
};

const readChapter = async (folder: string): Promise<ChapterText | undefined> => {
  const readme = path.join(folder, 'README.md');
  try {
    return { folder: path.posix.dirname(portableUri(readme)), readme: await readFile(readme, 'utf8') };
  } catch {
    return undefined;
  }
};
