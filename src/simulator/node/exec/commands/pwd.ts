import type { Command } from '../process.ts';

export const pwd: Command = ({ directory, out }) => {
  out(`${directory}\n`);
  return 0;
};
