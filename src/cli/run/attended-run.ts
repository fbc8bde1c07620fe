import process from 'node:process';

import type { PreparedRun } from '../../targets/real-targets.ts';
import { removeLeftovers } from '../clean/remove-leftovers.ts';
import { interruption } from '../signals.ts';

/** Projects that were being made when a run was interrupted are found when what was found first is gone. */
const rounds = 3;

/**
 * Runs experiments on a cluster that others use, too: on Ctrl-C, at any moment, what they have made is removed, and the process
 * ends.
 *
 * @param keep whether it stays instead
 */
export const attend = async <T>(run: PreparedRun, keep: boolean, work: () => Promise<T>): Promise<T> => {
  for (const line of run.announcement) process.stdout.write(`${line}\n`);
  const interrupted = interruption().then((code) => ({ code }));
  const outcome = await Promise.race([work().then((result) => ({ result })), interrupted]);
  if ('code' in outcome) {
    await (keep ? run.stop() : cleanUp(run));
    process.exit(outcome.code);
  }
  await tellWhatIsKept(run);
  return outcome.result;
};

const cleanUp = async (run: PreparedRun): Promise<void> => {
  process.stderr.write('\nInterrupted: what the run has made is being removed (Ctrl-C again leaves it there).\n');
  await run.stop();
  let count = 0;
  for (let round = 0; round < rounds; round++) {
    const found = await run.leftovers.find(run.id);
    if (found.length === 0) break;
    count += found.length;
    await removeLeftovers(run.leftovers, found, process.stderr);
  }
  process.stderr.write(count === 0 ? 'There was nothing to remove.\n' : '');
};

const tellWhatIsKept = async ({ id, leftovers, remarks }: PreparedRun): Promise<void> => {
  for (const remark of remarks()) process.stdout.write(`${remark}\n`);
  const kept = (await leftovers.find(id)).filter(({ isLeaving }) => !isLeaving);
  if (kept.length === 0) return;
  process.stdout.write(`Kept, until streamproof clean --run ${id}:\n`);
  for (const { description } of kept) process.stdout.write(`  ${description}\n`);
};
