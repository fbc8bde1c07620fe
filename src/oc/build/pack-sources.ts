import type { Invocation } from '../command.ts';
import { regularExpression } from '../command-line/regular-expression.ts';
import { OcError } from '../oc-error.ts';
import type { BuildInput } from './build-input.ts';
import { inCheckedOut } from './checked-out.ts';
import { findGit, type Git } from './git.ts';
import { gitRevision } from './git-revision.ts';
import { packDirectory } from './pack-directory.ts';

/** A folder as it is now, with the commit that it is at if it belongs to a repository. */
export const packFolder = async (invocation: Invocation, path: string): Promise<BuildInput> => {
  const git = await findGit(invocation.context);
  const revision = git && (await gitRevision(git, path, commitOf(invocation)).catch(() => undefined));
  const content = await pack(invocation, path);
  return revision === undefined ? { content } : { content, revision };
};

/**
 * A folder of a repository as it is at a commit.
 *
 * @param shown the folder as it was named
 * @throws OcError for a folder that belongs to no repository, and for a commit that it does not have
 */
export const packRepository = async (
  invocation: Invocation,
  path: string,
  git: Git,
  tell: (what: string) => void,
  shown: string,
): Promise<BuildInput> => {
  const commit = commitOf(invocation);
  tell(`${shown} at commit ${JSON.stringify(commit)}`);
  const revision = await gitRevision(git, path, commit).catch((error: Error) => {
    throw new OcError(`the directory ${shown} is not a valid Git repository: ${error.message}`);
  });
  const warn = (root: string): void =>
    invocation.context.stderr(`WARNING: Using root dir ${root} for Git repository\n`);
  const content = await inCheckedOut(git, path, commit, warn, (copy) => pack(invocation, copy));
  return { content, revision };
};

const commitOf = ({ flags }: Invocation): string => flags.string('commit') || 'HEAD';

const pack = ({ flags }: Invocation, folder: string): Promise<Buffer> =>
  packDirectory(folder, regularExpression(flags.string('exclude')));
