import { posix } from 'node:path';
import { READ_ONLY } from '../files/mounts.ts';
import { madeFile } from '../files/written-files.ts';
import { type ContainerView, noInput } from './process.ts';
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
 * the error stream then. What is written to a file is in it when the command has ended.
 */
export const redirect = async (
  redirections: readonly Redirection[],
  streams: Streams,
  { files, directory, clock }: Pick<ContainerView, 'files' | 'clock'> & { readonly directory: string },
  expand: (word: Word) => Promise<string>,
): Promise<(Streams & { flush(): Promise<void> }) | undefined> => {
  let redirected = streams;
  const outputs: { path: string; chunks: Uint8Array[] }[] = [];
  const flush = async (): Promise<void> => {
    for (const { path, chunks } of outputs)
      await files.write?.(madeFile(path, Buffer.concat(chunks), { modified: clock.now(), mode: 0o644 }));
  };
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
    if (output === undefined) {
      const path = posix.resolve(directory, name);
      const chunks = operator === '>>' ? await Array.fromAsync(files.read(path)) : [];
      const begun = madeFile(path, Buffer.concat(chunks), { modified: clock.now(), mode: 0o644 });
      const why = files.write === undefined ? READ_ONLY : await files.write(begun);
      if (why !== undefined) return refuse(streams, name, why);
      outputs.push({ path, chunks });
      const write = (text: string | Uint8Array): void => void chunks.push(Buffer.from(text as Uint8Array));
      redirected = descriptor === 2 ? { ...redirected, err: write } : { ...redirected, out: write };
      continue;
    }
    redirected = descriptor === 2 ? { ...redirected, err: output } : { ...redirected, out: output };
  }
  return { ...redirected, flush };
};

const discard = (): void => {};

const refuse = (streams: Streams, name: string, why: string): undefined => {
  streams.err(`sh: ${name}: ${why}\n`);
  return undefined;
};
