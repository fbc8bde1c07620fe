import process from 'node:process';
import { createInterface } from 'node:readline/promises';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import { realTarget } from '../../targets/real-targets.ts';
import type { CleanOptions } from '../clean-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { removeLeftovers } from './remove-leftovers.ts';

/**
 * Shows what runs have left on a cluster, and removes it when the user says so.
 *
 * @returns the exit code
 * @throws ConfigurationError when nobody can be asked
 */
export const clean = async ({ target, run, yes, ...options }: CleanOptions): Promise<number> => {
  const place = await realTarget(target, options.upstream);
  if (place === undefined) {
    process.stdout.write('Experiments on the embedded cluster leave nothing behind.\n');
    return exitCodes.ok;
  }
  using leftovers = await place.openLeftovers(options);
  const found = await leftovers.find(run);
  if (found.length === 0) {
    process.stdout.write(`Nothing is left of ${run === undefined ? 'any run' : `run ${run}`} on ${leftovers.place}.\n`);
    return exitCodes.ok;
  }
  process.stdout.write(`Left on ${leftovers.place}:\n`);
  for (const { description, run: owner, createdAt, isLeaving } of found)
    process.stdout.write(
      `  ${description}  of run ${owner}, since ${createdAt}${isLeaving ? ', being deleted' : ''}\n`,
    );
  if (!(yes || (await agreed(found.length)))) {
    process.stdout.write('Nothing was removed.\n');
    return exitCodes.ok;
  }
  return removeLeftovers(leftovers, found);
};

const agreed = async (count: number): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new ConfigurationError('there is nobody to ask whether this may be removed', {
      hint: 'streamproof clean --yes',
    });
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test(await terminal.question(`Remove ${count === 1 ? 'it' : `all ${count}`}? [y/N] `));
  } finally {
    terminal.close();
  }
};
