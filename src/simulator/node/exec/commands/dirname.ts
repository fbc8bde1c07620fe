import { posix } from 'node:path';
import type { Command } from '../process.ts';

export const dirname: Command = ({ args, out, err }) => {
  if (args.length === 0) {
    err("dirname: missing operand\nTry 'dirname --help' for more information.\n");
    return 1;
  }
  for (const path of args) out(`${posix.dirname(path)}\n`);
  return 0;
};
