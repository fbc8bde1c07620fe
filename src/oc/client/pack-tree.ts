import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Packs a folder, or one file, as a tar; links stay links.
 *
 * @param name what the top is called in the archive; empty: what a folder holds stands at the top
 * @param withTop whether a named top is in the archive itself
 * @param exclude which paths below the top (with a slash in front) are left out
 */
export const packTree = async (
  top: string,
  { name = '', withTop = true, exclude }: { name?: string; withTop?: boolean; exclude?: RegExp } = {},
): Promise<Buffer> => {
  const { pack } = await import('tar-stream');
  const archive = pack();
  const add = async (path: string): Promise<void> => {
    const file = join(top, path);
    const status = await lstat(file);
    const entry = {
      name: [name, path].filter(Boolean).join('/'),
      mode: status.mode & 0o7777,
      mtime: new Date(Math.trunc(status.mtimeMs / 1000) * 1000),
    };
    if (status.isSymbolicLink()) archive.entry({ ...entry, type: 'symlink', linkname: await readlink(file) });
    else if (status.isFile()) archive.entry(entry, await readFile(file));
    else if (status.isDirectory()) {
      if (entry.name !== '' && (withTop || path !== ''))
        archive.entry({ ...entry, name: `${entry.name}/`, type: 'directory' });
      for (const child of (await readdir(file)).sort()) {
        const below = path === '' ? child : `${path}/${child}`;
        if (!exclude?.test(`/${below}`)) await add(below);
      }
    }
  };
  await add('');
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
