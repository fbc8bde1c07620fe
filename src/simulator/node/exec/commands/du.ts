import { posix } from 'node:path';
import { allocated, humanSize } from '../disk-usage.ts';
import { type LocatedFile, locate } from '../located-file.ts';
import { parseOptions } from '../options.ts';
import type { Command, Process } from '../process.ts';

/** `du` with `-s -h -a -c -k -b -d N`. */
export const du: Command = async (process) => {
  const options = parseOptions(process, {
    flags: 'shackbx',
    valued: 'd',
    long: { summarize: 's', 'human-readable': 'h', all: 'a', total: 'c', bytes: 'b', 'max-depth=': 'd' },
  });
  if (options === undefined) return 1;
  const { flags, values } = options;
  const depth = flags.has('s') ? 0 : Number(values.get('d') ?? Number.POSITIVE_INFINITY);
  const print = (bytes: number, name: string): void => {
    const size = flags.has('h') ? humanSize(bytes) : flags.has('b') ? bytes : Math.ceil(bytes / 1024);
    process.out(`${size}\t${name}\n`);
  };
  let code = 0;
  let total = 0;
  for (const name of options.operands.length > 0 ? options.operands : ['.']) {
    const file = await locate(process, name, { follow: false });
    if (file === undefined) {
      process.err(`du: cannot access '${name}': No such file or directory\n`);
      code = 1;
      continue;
    }
    total += await usage(file, process, { bytes: flags.has('b'), files: flags.has('a') }, depth, print, true);
  }
  if (flags.has('c')) print(total, 'total');
  return code;
};

const usage = async (
  { name, path, status }: LocatedFile,
  process: Process,
  mode: { bytes: boolean; files: boolean },
  depth: number,
  print: (bytes: number, name: string) => void,
  named: boolean,
): Promise<number> => {
  const { files } = process.container;
  let sum = mode.bytes ? status.size : allocated(status);
  for (const child of await files.list(path)) {
    const inside = posix.join(path, child);
    const found = await files.status(inside);
    if (found !== undefined)
      sum += await usage(
        { name: `${name.replace(/\/$/, '')}/${child}`, path: inside, status: found },
        process,
        mode,
        depth - 1,
        print,
        false,
      );
  }
  if (depth >= 0 && (status.kind === 'directory' || mode.files || named)) print(sum, name);
  return sum;
};
