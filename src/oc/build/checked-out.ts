import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize, relative } from 'node:path';
import type { Git } from './git.ts';

/**
 * Does something with a copy of a repository at a commit, which is gone afterwards.
 *
 * @param folder the repository, or a folder in it; then the same folder in the copy is meant
 * @param warn told when that is another one than the root
 * @throws OcError when git cannot copy it, or has no such commit
 */
export const inCheckedOut = async <T>(
  git: Git,
  folder: string,
  ref: string,
  warn: (root: string) => void,
  use: (copy: string) => Promise<T>,
): Promise<T> => {
  const root = rootOf(await git(folder, 'rev-parse', '--git-dir'), folder);
  if (normalize(root) !== normalize(folder)) warn(root);
  const copy = await mkdtemp(join(tmpdir(), 'oc_cloning_'));
  try {
    await git(tmpdir(), 'clone', '--recursive', '--quiet', root, copy);
    await git(copy, 'checkout', ref, '--').catch(async () => {
      await git(copy, 'fetch', root, ref);
      await git(copy, 'checkout', 'FETCH_HEAD', '--');
    });
    return await use(join(copy, relative(root, folder)));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};

/** `.git` in the root itself, else a whole path. */
const rootOf = (gitFolder: string, folder: string): string => gitFolder.replace(/\/?\.git$/, '') || folder;
