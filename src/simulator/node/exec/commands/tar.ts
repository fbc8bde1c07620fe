import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `tar` to and from a stream, which is how `oc cp` and `oc rsync` move files. */
export const tar: Command = async (process) => {
  const [first = '', ...rest] = process.args;
  const args = /^[a-zA-Z]+$/.test(first) ? [`-${first}`, ...rest] : process.args;
  const options = parseOptions({ ...process, args }, { flags: 'cxtvzmopPkhSU', valued: 'fC', long });
  if (options === undefined) return 2;
  const { flags, values } = options;
  if (flags.has('V')) return say(process.out, 'tar (GNU tar) 1.34\n', 0);
  const file = values.get('f') ?? '-';
  if (file !== '-') return say(process.err, `tar: ${file}: only streams can be archives here, use -f -\n`, 2);
  const { createArchive, listArchive, extractArchive } = await import('../archive-stream.ts');
  const into = { ...process, directory: values.get('C') ?? process.directory };
  if (flags.has('c')) return createArchive(into, options.operands, flags);
  if (flags.has('x')) return extractArchive(into, flags);
  if (flags.has('t')) return listArchive(into, flags);
  return say(process.err, "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\n", 2);
};

const long = {
  create: 'c',
  extract: 'x',
  list: 't',
  verbose: 'v',
  version: 'V',
  gzip: 'z',
  touch: 'm',
  'file=': 'f',
  'directory=': 'C',
  'exclude=': 'X',
  'no-same-owner': 'o',
  'no-same-permissions': 'o',
  'same-permissions': 'p',
};

const say = (sink: (text: string) => void, text: string, code: number): number => {
  sink(text);
  return code;
};
