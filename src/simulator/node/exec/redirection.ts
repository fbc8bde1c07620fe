import { posix } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { noInput } from './process.ts';
import type { Redirection, Word } from './shell-syntax.ts';

/** Where a command reads and writes. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (output: string | Uint8Array) => void;
  readonly err: (output: string | Uint8Array) => void;
}

/** Ends a shell. */
export class ExitShell extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * The streams of a command behind its redirections; `undefined` when one of them is impossible, which has been said on
 * the error stream then. Files cannot be written: the file systems of containers are read-only here.
 */
export const redirect = async (
  redirections: readonly Redirection[],
  streams: Streams,
  { files, directory }: { readonly files: FileSystem; readonly directory: string },
  expand: (word: Word) => Promise<string>,
): Promise<Streams | undefined> => {
  let redirected = streams;
  for (const { descriptor, operator, target } of redirections) {
    const name = await expand(target);
    if (operator === '<') {
      const path = posix.resolve(directory, name);
      if (name !== '/dev/null' && (await files.status(path)) === undefined)
        return refuse(streams, name, 'No such file or directory');
      redirected = { ...redirected, stdin: name === '/dev/null' ? noInput : files.read(path) };
      continue;
    }
    const output =
      operator === '>&' ? (name === '2' ? redirected.err : redirected.out) : name === '/dev/null' ? discard : undefined;
    if (output === undefined) return refuse(streams, name, 'Read-only file system');
    redirected = descriptor === 2 ? { ...redirected, err: output } : { ...redirected, out: output };
  }
  return redirected;
};

const discard = (): void => {};

const refuse = (streams: Streams, name: string, why: string): undefined => {
  streams.err(`sh: ${name}: ${why}\n`);
  return undefined;
};
