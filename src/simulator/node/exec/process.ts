import type { Clock } from '../../../ports/clock.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { Signals } from './signals.ts';

/** Who runs in a container, and what a container looks like from inside. */
export interface ContainerView {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly hostname: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** With the groups that it is in besides its own. */
  readonly user: {
    readonly uid: number;
    readonly gid: number;
    readonly name?: string;
    readonly groups?: readonly number[];
  };
  /** Whether somebody sits at a terminal: shells prompt then. */
  readonly terminal?: boolean;
  /** Programs that only some images have, by name or path. */
  readonly programs?: ((name: string) => Command | undefined | Promise<Command>) | undefined;
  /** As of a process, for those that shells start. */
  readonly visit?: (within: number) => Promise<void>;
  /** In what a container runs: the signals that it gets. */
  readonly signals?: Signals;
  /** In what a container runs: tells that something goes on besides, until it ends. */
  readonly course?: { begin(): void; end(): void };
  /** In what a container runs: goes on as a program of which nothing is known, until the container is stopped. */
  readonly runUnknown?: () => Promise<never>;
}

/** A running command. */
export interface Process {
  readonly container: ContainerView;
  /** The name it was called by. */
  readonly name: string;
  /** Its arguments, without the name. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute path. */
  readonly directory: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** In what a container runs: resolves when its kubelet comes by, at the latest after so many milliseconds. */
  readonly visit?: (within: number) => Promise<void>;
  /** @param at when it was written, milliseconds since the epoch; default: the present time of the container */
  out(output: string | Uint8Array, at?: number): void;
  err(output: string | Uint8Array): void;
}

/** What a command name runs; resolves to the exit code. */
export type Command = (process: Process) => number | Promise<number>;

/** A stdin without content. */
export const noInput: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** All of an input, as text. */
export const readText = async (input: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
