import { posix } from 'node:path';
import { locate } from './located-file.ts';
import { noInput, type Process } from './process.ts';

/** One input of a filter such as `cat` or `wc`. */
export interface InputFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The inputs that the operands name, `-` and none at all meaning stdin. What cannot be read is said on the error
 * stream, and `failed` is called for it.
 */
export const inputFiles = async function* (
  process: Process,
  operands: readonly string[],
  failed: () => void,
): AsyncIterable<InputFile> {
  for (const name of operands.length > 0 ? operands : ['-']) {
    if (name === '-') {
      yield { name, content: process.stdin };
      continue;
    }
    if (posix.resolve(process.directory, name) === '/dev/null') {
      yield { name, content: noInput };
      continue;
    }
    const file = await locate(process, name);
    if (file?.status.kind === 'file') {
      yield { name, content: process.container.files.read(file.path) };
      continue;
    }
    process.err(`${process.name}: ${name}: ${file === undefined ? 'No such file or directory' : 'Is a directory'}\n`);
    failed();
  }
};
