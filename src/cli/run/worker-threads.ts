import { availableParallelism } from 'node:os';
import process from 'node:process';

/** A thread loads everything anew and warms up by itself: it pays for so many experiments of an embedded cluster. */
const worthAThread = 40;

/** Bytes that have to be free for each of them, which takes some 250 MB. */
const room = 2 ** 29;

const most = 4;

/**
 * In how many threads the experiments of a run are carried out; 0 for one after another in the thread that asks.
 *
 * @param wanted what the user or the target says; without it as many as the processors and the memory of the machine allow
 */
export const workerThreads = (experiments: number, wanted?: number): number => {
  const worthwhile = Math.floor(Math.min(experiments / worthAThread, process.availableMemory() / room, most));
  const count = Math.min(wanted ?? Math.min(worthwhile, availableParallelism()), experiments);
  return count <= 1 ? 0 : count;
};
