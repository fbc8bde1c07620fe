import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { threadId } from 'node:worker_threads';

/**
 * Gives the JavaScript of TypeScript files under `root`, and keeps it under `cache` until the file has another time. Node.js keeps
 * what it strips, too, but in memory as long as the process lives, which are 4 MB for `streamproof up`, and finds it by a checksum
 * of every file.
 *
 * @param {string} root
 * @param {string} cache
 */
export const strippedSources = (root, cache) => (file) => {
  const kept = path.join(cache, process.version, path.relative(root, file));
  const { mtime } = statSync(file);
  const keptSince = statSync(kept, { throwIfNoEntry: false })?.mtime;
  if (keptSince?.getTime() === mtime.getTime()) return readFileSync(kept, 'utf8');
  const source = withoutTypes(file);
  keep(kept, source, mtime);
  return source;
};

const withoutTypes = (file) => {
  try {
    return withoutWarnings(() => stripTypeScriptTypes(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new SyntaxError(`${file}: ${cause.message}`, { cause });
  }
};

/** Writes a file that is there as a whole or not at all. Where nothing can be written, it is made anew each time. */
const keep = (file, source, mtime) => {
  const unfinished = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, source);
    utimesSync(unfinished, mtime, mtime);
    renameSync(unfinished, file);
  } catch {}
};

/** Node.js calls this way to strip types experimental, though it is what it does itself with each file. */
const withoutWarnings = (work) => {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
};
