import type { Command } from '../process.ts';

export const tty: Command = ({ out }) => {
  out('not a tty\n');
  return 1;
};
