import { readFile, stat } from 'node:fs/promises';
import { basename, normalize, resolve } from 'node:path';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { findGit } from './git.ts';
import type { GitRevision } from './git-revision.ts';
import { packFolder, packRepository } from './pack-sources.ts';

/** What a binary build is made from. */
export interface BuildInput {
  readonly content: Uint8Array;
  /** The name of the file, when it is one that is not to be unpacked. */
  readonly asFile?: string;
  /** The commit that the sources are at, where they belong to a repository. */
  readonly revision?: GitRevision;
}

/**
 * Reads what `--from-dir`, `--from-archive`, `--from-file` or `--from-repo` name, and tells on stderr what will be sent;
 * `undefined` without any of them.
 */
export const readBuildInput = async (invocation: Invocation): Promise<BuildInput | undefined> => {
  const { flags, context } = invocation;
  const flag = ['from-dir', 'from-archive', 'from-file', 'from-repo'].find((name) => flags.string(name) !== '');
  if (flag === undefined) return undefined;
  const given = flags.string(flag);
  const git = flag === 'from-repo' ? await findGit(context) : undefined;
  if (flag === 'from-repo' && git === undefined)
    throw new OcError(
      'cannot find git. Git is required to start a build from a repository. If git is not available, use --from-dir instead.',
    );
  const tell = (text: string): void => context.stderr(`Uploading ${text} as binary input for the build ...\n`);
  if (given === '-') {
    if (flag === 'from-file') throw new OcError('--from-file=- is not supported');
    tell('archive file from STDIN');
    return { content: Buffer.from(context.stdin ?? '', 'latin1') };
  }
  const clean = JSON.stringify(normalize(given).replace(/(?<=.)\/$/, ''));
  const path = resolve(context.cwd ?? process.cwd(), given);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new OcError(`stat ${path}: no such file or directory`);
  if (found.isDirectory()) {
    if (flag === 'from-file') throw new OcError(`read ${path}: is a directory`);
    if (git !== undefined) return await packRepository(invocation, path, git, tell, clean);
    tell(`directory ${clean}`);
    return await packFolder(invocation, path);
  }
  const content = await readFile(path);
  if (flag === 'from-file') {
    tell(`file ${clean}`);
    return { content, asFile: basename(path) };
  }
  tell(`archive file ${clean}`);
  if (!isArchive(content))
    context.stderr(
      'WARNING: the provided file may not be an archive (tar, tar.gz, or zip), use --from-file to prevent extraction\n',
    );
  return { content };
};

const isArchive = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 257, 262) === 'ustar' ||
  bytes.toString('latin1', 0, 4) === 'PK\x03\x04' ||
  ['1f8b', '1f9d', '1fa0', '425a'].includes(bytes.toString('hex', 0, 2));
