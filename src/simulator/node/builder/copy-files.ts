import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { LayerEntry } from '../../../distribution/image-layer.ts';
import { globExpression, hasGlob } from '../../apimachinery/glob.ts';
import { directory, type FileEntry, type FileTree } from '../files/file-tree.ts';
import { isArchive, readArchive } from './archive.ts';

/** A step of a Dockerfile that cannot be done. */
export class StepError extends Error {}

/** What `COPY` and `ADD` do. */
export interface CopyOrder {
  /** Paths and patterns below the root of `from`. */
  readonly sources: readonly string[];
  readonly destination: string;
  readonly from: FileTree;
  /** How errors name the root of `from`. */
  readonly root: string;
  readonly into: FileTree;
  readonly workingDirectory: string;
  /** Whether archives are unpacked. */
  readonly unpacks: boolean;
  readonly owner?: string | undefined;
  readonly mode?: string | undefined;
  /** Whether a path is left out (`.dockerignore`). */
  readonly isIgnored: (path: string) => boolean;
}

/** What was copied: the entries of the layer, and a digest of them for the history. */
export interface Copied {
  readonly entries: readonly LayerEntry[];
  readonly digest: string;
  readonly kind: 'file' | 'dir' | 'multi';
}

/**
 * Copies files into a stage: a file to a file, or into a folder when the destination ends in a slash or is one; the content of
 * a folder into a folder.
 *
 * @throws StepError in the words of buildah
 * @see https://docs.docker.com/reference/dockerfile/#copy
 */
export const copyFiles = async (order: CopyOrder): Promise<Copied> => {
  const { from, into, destination, workingDirectory, unpacks } = order;
  const found = (await Promise.all(order.sources.map((source) => expand(order, source)))).flat();
  const target = posix.resolve('/', workingDirectory, destination);
  const existing = await into.status(target);
  const isFolder =
    destination.endsWith('/') || destination.endsWith('/.') || found.length > 1 || existing?.kind === 'directory';
  const entries: FileEntry[] = [];
  let kind: Copied['kind'] = found.length > 1 ? 'multi' : 'file';
  for (const path of found) {
    const status = await from.status(path);
    if (status?.kind === 'directory') {
      if (found.length === 1) kind = 'dir';
      entries.push(directory(target, 0), ...(await below(order, path, target)));
      continue;
    }
    const content = Buffer.concat(await Array.fromAsync(from.read(path)));
    if (unpacks && isArchive(content))
      entries.push(...(await readArchive(content)).map((each) => ({ ...each, path: posix.join(target, each.path) })));
    else if (status !== undefined)
      entries.push({ path: isFolder ? posix.join(target, posix.basename(path)) : target, status, content });
  }
  return { ...(await store(entries, order)), kind };
};

/** The paths that a source stands for. */
const expand = async ({ from, root, isIgnored }: CopyOrder, source: string): Promise<string[]> => {
  const path = posix.resolve('/', source);
  if (!hasGlob(source)) {
    if ((await from.status(path)) !== undefined && !isIgnored(path)) return [path];
    throw new StepError(
      `checking on sources under ${JSON.stringify(root)}: copier: stat: ${JSON.stringify(path)}: no such file or directory`,
    );
  }
  const matches: string[] = [];
  const parts = path.split('/').slice(1);
  const walk = (folder: string, depth: number): void => {
    const pattern = globExpression(parts[depth] as string);
    for (const name of from.children(folder)) {
      const child = posix.join(folder, name);
      if (!pattern.test(name) || isIgnored(child)) continue;
      if (depth === parts.length - 1) matches.push(child);
      else walk(child, depth + 1);
    }
  };
  walk('/', 0);
  if (matches.length > 0) return matches;
  throw new StepError(
    `checking on sources under ${JSON.stringify(root)}: Rel: can't make ${source} relative to ${root}; copier: stat: [${JSON.stringify(path)}]: no such file or directory`,
  );
};

const below = async ({ from, isIgnored }: CopyOrder, folder: string, target: string): Promise<FileEntry[]> => {
  const entries: FileEntry[] = [];
  const walk = async (path: string, to: string): Promise<void> => {
    for (const name of from.children(path)) {
      const child = posix.join(path, name);
      const status = await from.status(child);
      if (status === undefined || isIgnored(child)) continue;
      const place = posix.join(to, name);
      if (status.kind === 'directory') {
        entries.push({ path: place, status });
        await walk(child, place);
      } else entries.push({ path: place, status, content: Buffer.concat(await Array.fromAsync(from.read(child))) });
    }
  };
  await walk(folder, target);
  return entries;
};

/** Puts the files into the stage and describes them for the layer, with the folders above them that are new. */
const store = async (
  entries: readonly FileEntry[],
  { into, owner, mode }: CopyOrder,
): Promise<Omit<Copied, 'kind'>> => {
  const [user = '', group = user] = (owner ?? '').split(':');
  const [uid, gid] = [Number(user) || 0, Number(group) || 0];
  const layer = new Map<string, LayerEntry>();
  const hash = createHash('sha256');
  for (const { path, status, content } of entries) {
    for (const above of foldersAbove(path))
      if ((await into.status(above)) === undefined) layer.set(above, { name: `${above.slice(1)}/` });
    const bits = mode === undefined ? status.mode : Number.parseInt(mode, 8);
    if (path === '/') continue;
    into.add({ path, status: { ...status, mode: bits, uid, gid }, content });
    const isFolder = status.kind === 'directory';
    const name = path.slice(1) + (isFolder ? '/' : '');
    const link = status.kind === 'symlink' ? { target: status.target ?? '' } : {};
    layer.set(path, { name, mode: bits, uid, gid, ...(content && { content }), ...link });
    hash.update(`${name}\0${bits}\0`).update(content ?? '');
  }
  const names = [...layer.keys()].sort();
  return { entries: names.map((name) => layer.get(name) as LayerEntry), digest: hash.digest('hex') };
};

const foldersAbove = (path: string): string[] => {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
};
