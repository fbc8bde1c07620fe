import type { Command } from '../process.ts';

export const env: Command = ({ environment, out }) => {
  for (const [name, value] of Object.entries(environment)) out(`${name}=${value}\n`);
  return 0;
};
