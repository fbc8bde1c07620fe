import type { Command } from '../process.ts';

export const tty: Command = ({ container, out }) => {
  out(container.terminal ? '/dev/pts/0\n' : 'not a tty\n');
  return container.terminal ? 0 : 1;
};
