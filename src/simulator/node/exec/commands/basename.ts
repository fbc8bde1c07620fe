import { posix } from 'node:path';
import type { Command } from '../process.ts';

export const basename: Command = ({ args: [path, suffix], out, err }) => {
  if (path === undefined) {
    err("basename: missing operand\nTry 'basename --help' for more information.\n");
    return 1;
  }
  out(`${posix.basename(path, suffix) || '/'}\n`);
  return 0;
};
