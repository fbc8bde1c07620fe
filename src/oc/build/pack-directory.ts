import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Packs a folder as a gzipped tar, as a build receives it; links stay links.
 *
 * @param exclude which paths (relative, with a slash in front) are left out
 */
export const packDirectory = async (directory: string, exclude: RegExp): Promise<Buffer> => {
  const [{ pack }, { gzipSync }] = await Promise.all([import('tar-stream'), import('node:zlib')]);
  const archive = pack();
  const add = async (folder: string): Promise<void> => {
    for (const name of (await readdir(join(directory, folder))).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (exclude.test(`/${path}`)) continue;
      const file = join(directory, path);
      const status = await lstat(file);
      const common = { mode: status.mode & 0o7777, mtime: new Date(Math.trunc(status.mtimeMs / 1000) * 1000) };
      if (status.isDirectory()) {
        archive.entry({ name: `${path}/`, type: 'directory', ...common });
        await add(path);
      } else if (status.isSymbolicLink())
        archive.entry({ name: path, type: 'symlink', linkname: await readlink(file), ...common });
      else if (status.isFile()) archive.entry({ name: path, ...common }, await readFile(file));
    }
  };
  await add('');
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
};
