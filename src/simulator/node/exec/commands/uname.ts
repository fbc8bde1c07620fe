import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

/** `uname` with `-a -s -n -r -m`. */
export const uname: Command = (process) => {
  const options = parseOptions(process, { flags: 'asnrmpiov' });
  if (options === undefined) return 1;
  const facts = {
    s: 'Linux',
    n: process.container.hostname,
    r: '5.14.0-570.12.1.el9_6.x86_64',
    m: 'x86_64',
    o: 'GNU/Linux',
  };
  const chosen = Object.entries(facts).filter(
    ([letter]) => options.flags.has('a') || (options.flags.size === 0 ? letter === 's' : options.flags.has(letter)),
  );
  process.out(`${chosen.map(([, fact]) => fact).join(' ')}\n`);
  return 0;
};
