import { posix } from 'node:path';
import type { LayerEntry } from './layer-entries.ts';

/** The entry under the name that it gets; `undefined` when it is not wanted. */
export type SelectEntry = (entry: LayerEntry) => LayerEntry | undefined;

/**
 * What of an image is wanted: everything, what is in a folder (a slash at its end), or files by name or pattern.
 *
 * @param keepMode keeps the permissions; else files get 0640 and all else 0755
 */
export const selectEntry =
  (from: string, onlyFiles: boolean, keepMode: boolean): SelectEntry =>
  (entry) => {
    if (onlyFiles && entry.type !== 'file' && entry.type !== 'directory') return undefined;
    const found = located(from, entry);
    if (found === undefined || keepMode) return found;
    return { ...found, mode: entry.type === 'file' ? 0o640 : 0o755 };
  };

const located = (from: string, entry: LayerEntry): LayerEntry | undefined => {
  if (from === '') return entry;
  if (from.endsWith('/')) return below(from, entry);
  const parent = posix.dirname(from);
  if (parent === '.') return entry.name === from && entry.type === 'file' ? entry : undefined;
  const moved = below(`${parent}/`, entry);
  const first = moved?.name.split('/')[0] ?? '';
  return moved && posix.matchesGlob(first, posix.basename(from)) ? moved : undefined;
};

const below = (folder: string, entry: LayerEntry): LayerEntry | undefined => {
  if (!entry.name.startsWith(folder)) return undefined;
  const { name, linkname } = entry;
  return {
    ...entry,
    name: name.slice(folder.length),
    linkname: linkname.startsWith(folder) ? linkname.slice(folder.length) : linkname,
  };
};
