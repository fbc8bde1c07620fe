import process from 'node:process';

import { StreamproofError } from '../../errors/streamproof-error.ts';
import type { Leftover, Leftovers } from '../../targets/real-targets.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * Removes things from a cluster and says of each that it is gone, or why it is not.
 *
 * @returns the exit code: 2 when something stayed
 */
export const removeLeftovers = async (
  leftovers: Pick<Leftovers, 'remove'>,
  found: readonly Leftover[],
  out: NodeJS.WritableStream = process.stdout,
): Promise<number> => {
  const removed = await Promise.all(
    found.map(async (leftover) => {
      try {
        await leftovers.remove(leftover);
        out.write(`Removed ${leftover.description}\n`);
        return true;
      } catch (error) {
        out.write(`Still there: ${leftover.description}: ${describe(error)}\n`);
        return false;
      }
    }),
  );
  return removed.every(Boolean) ? exitCodes.ok : exitCodes.inconclusive;
};

const describe = (error: unknown): string => {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return error instanceof StreamproofError && error.hint !== undefined ? `${message}\n  try  ${error.hint}` : message;
};
