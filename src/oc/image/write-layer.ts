import { chmod, link, lstat, mkdir, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { LayerEntry } from './layer-entries.ts';

/**
 * Writes a layer over what is in a folder; what the layer deletes is deleted there.
 *
 * @throws Error when an entry would land outside of the folder
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export const writeLayer = async (folder: string, entries: readonly LayerEntry[]): Promise<void> => {
  const root = await realpath(folder);
  for (const entry of entries) {
    if (entry.name === '') continue;
    const path = await contained(root, entry.name);
    const name = basename(path);
    if (name === '.wh..wh..opq') await empty(dirname(path));
    else if (name.startsWith('.wh.')) await rm(join(dirname(path), name.slice(4)), { recursive: true, force: true });
    else await write(root, path, entry);
  }
};

/** Neither dots nor links that an earlier entry made may lead out. */
const contained = async (root: string, name: string): Promise<string> => {
  const path = resolve(root, name);
  if (!path.startsWith(`${root}${sep}`)) throw new Error(`"${name}" is outside of "${root}"`);
  await mkdir(dirname(path), { recursive: true });
  const parent = await realpath(dirname(path));
  if (parent !== root && !parent.startsWith(`${root}${sep}`)) throw new Error(`"${name}" is outside of "${root}"`);
  return path;
};

const write = async (root: string, path: string, entry: LayerEntry): Promise<void> => {
  const { type, mode, linkname, content } = entry;
  const old = await lstat(path).catch(() => undefined);
  if (old !== undefined && !(old.isDirectory() && type === 'directory')) await rm(path, { recursive: true });
  if (type === 'directory') {
    await mkdir(path, { recursive: true });
    await chmod(path, mode);
  } else if (type === 'symlink') await symlink(linkname, path);
  else if (type === 'link') await link(await contained(root, linkname), path);
  else if (type === 'file') {
    await writeFile(path, content);
    await chmod(path, mode);
  }
};

const empty = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
};
