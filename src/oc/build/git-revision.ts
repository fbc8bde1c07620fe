import type { Git } from './git.ts';

/** What a build is told of the commit that its sources are at, as an upload sends it. */
export interface GitRevision {
  readonly commit: string;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly committerName: string;
  readonly committerEmail: string;
}

/** @throws OcError for a folder that belongs to no repository, and for a commit that it does not have */
export const gitRevision = async (git: Git, folder: string, ref: string): Promise<GitRevision> => {
  const shown = await git(folder, 'show', '-s', ref, '--format=%H%n%an%n%ae%n%cn%n%ce%n%B');
  const [commit = '', authorName = '', authorEmail = '', committerName = '', committerEmail = '', ...message] =
    shown.split('\n');
  return { commit, message: message.join('\n'), authorName, authorEmail, committerName, committerEmail };
};
