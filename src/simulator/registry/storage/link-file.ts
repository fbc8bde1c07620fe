import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDigest } from '../../../image/digest.ts';
import { forgetFile, readFile } from './recent-files.ts';
import type { StorageLayout } from './storage-layout.ts';

/**
 * Looks at a small file in the same turn: a detour over the thread pool takes ten times as long as the system call, and a
 * registry does dozens of these for one pull. What may be large is streamed instead.
 */
export const ifPresent = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch (error) {
    return unlessMissing(error as NodeJS.ErrnoException);
  }
};

/** The digest that a link file holds; `undefined` when there is no such link. */
export const readLink = async (path: string): Promise<string | undefined> => {
  const text = ifPresent(() => readFile(path))
    ?.toString()
    .trim();
  return text !== undefined && isDigest(text) ? text : undefined;
};

let writes = 0;

/** Writes a whole file beside its place and moves it there, making its folders: most files here are the first of theirs. */
export const writeAtomically = async (
  layout: StorageLayout,
  path: string,
  content: string | Uint8Array,
): Promise<void> => {
  const unfinished = `${path}.${process.pid}-${writes++}`;
  if (layout.isInMemory) mkdirSync(dirname(path), { recursive: true });
  else await mkdir(dirname(path), { recursive: true });
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
  forgetFile(path);
  layout.stamp(path);
};

/** Removes a link with its folder; whether there was one. */
export const removeLink = async (path: string): Promise<boolean> => {
  const existed = (await readLink(path)) !== undefined;
  await rm(dirname(path), { recursive: true, force: true });
  return existed;
};

/** For `catch`: a missing file is no error here, anything else is. */
export const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
};
