import type { Command } from '../process.ts';

export const hostname: Command = ({ container, out }) => {
  out(`${container.hostname}\n`);
  return 0;
};
