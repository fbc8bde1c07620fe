import { posix } from 'node:path';
import { READ_ONLY } from '../files/mounts.ts';
import { realPath } from '../files/real-path.ts';
import { madeFile } from '../files/written-files.ts';
import { type ContainerView, noInput } from './process.ts';
import type { Redirection, Word } from './shell/shell-syntax.ts';

/** Where a command reads and writes. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (output: string | Uint8Array) => void;
  readonly err: (output: string | Uint8Array) => void;
  /** Puts into files what has been written to them so far. */
  readonly flush?: () => Promise<void>;
}

/**
 * The streams of a command behind its redirections; `undefined` when one of them is impossible, which has been said on
 * the error stream then. What is written to a file is in it when a command has ended, be it one of several.
 */
export const redirect = async (
  redirections: readonly Redirection[],
  streams: Streams,
  { files, directory, clock, user }: Pick<ContainerView, 'files' | 'clock' | 'user'> & { readonly directory: string },
  expand: (word: Word) => Promise<string>,
): Promise<Required<Streams> | undefined> => {
  let redirected = streams;
  const outputs: OpenFile[] = [];
  const flush = async (): Promise<void> => {
    for (const file of outputs) if (file.chunks.length > file.kept) await save(file);
    await streams.flush?.();
  };
  const save = async (file: OpenFile): Promise<string | undefined> => {
    const content = Buffer.concat(file.chunks);
    file.kept = file.chunks.length;
    const present = await files.status(file.path);
    const owner = present?.kind === 'file' ? present : { mode: 0o644, ...user };
    const entry = madeFile(file.path, content, { ...owner, modified: clock.now() });
    return files.write === undefined ? READ_ONLY : files.write(entry);
  };
  for (const { descriptor, operator, target } of redirections) {
    const name = await expand(target);
    if (operator === '<<' || operator === '<<<') {
      redirected = { ...redirected, stdin: textInput(operator === '<<' ? name : `${name}\n`) };
      continue;
    }
    if (operator === '<&') continue;
    if (operator === '<') {
      const path = posix.resolve(directory, name);
      if (name !== '/dev/null' && (await files.status(path)) === undefined)
        return refuse(streams, name, 'No such file or directory');
      redirected = { ...redirected, stdin: name === '/dev/null' ? noInput : files.read(path) };
      continue;
    }
    const output =
      operator === '>&'
        ? (OUTPUTS[name]?.(redirected) ?? discard)
        : (standardOutput(name)?.(redirected) ?? (name === '/dev/null' ? discard : undefined));
    if (output === undefined) {
      const written = posix.resolve(directory, name);
      const path = (await realPath(files, written)) ?? written;
      const chunks = operator === '>>' ? await Array.fromAsync(files.read(path)) : [];
      const file = { path, chunks, kept: 0 };
      const why = await save(file);
      if (why !== undefined) return refuse(streams, name, why);
      outputs.push(file);
      const write = (text: string | Uint8Array): void => void chunks.push(Buffer.from(text as Uint8Array));
      redirected = descriptor === 2 ? { ...redirected, err: write } : { ...redirected, out: write };
      continue;
    }
    redirected = descriptor === 2 ? { ...redirected, err: output } : { ...redirected, out: output };
  }
  return { ...redirected, flush };
};

/** A file that is written to; so many chunks of it are in its place. */
interface OpenFile {
  readonly path: string;
  readonly chunks: Uint8Array[];
  kept: number;
}

/** The outputs that a script names. */
const OUTPUTS: Readonly<Record<string, (streams: Streams) => Streams['out']>> = {
  '1': ({ out }) => out,
  '2': ({ err }) => err,
  out: ({ out }) => out,
  err: ({ err }) => err,
};

const standardOutput = (name: string): ((streams: Streams) => Streams['out']) | undefined =>
  name.startsWith('/dev/std') ? OUTPUTS[name.slice('/dev/std'.length)] : undefined;

const textInput = async function* (text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
};

const discard = (): void => {};

const refuse = (streams: Streams, name: string, why: string): undefined => {
  streams.err(`sh: ${name}: ${why}\n`);
  return undefined;
};
