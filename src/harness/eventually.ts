import { ExpectationError } from '../errors/expectation-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { ExperimentClock } from '../ports/experiment-clock.ts';
import { formatDuration } from './duration.ts';
import { failureMessage } from './failure-message.ts';

/** Something that is expected of a cluster. */
export interface Expectation<T> {
  /** The object, as the message names it: `the tag "hello-ocp:local"`. */
  subject: string;
  /** What is expected of it, after "should": `point at image A`. */
  should: string;
  observe(): Promise<T>;
  /** What is seen instead, in one or a few lines; undefined when the observation is as expected. */
  mismatch(observation: T): string | undefined;
  /** Milliseconds on the clock of the target; default 60 s. */
  within?: number;
  /** What to try when it does not come true. */
  hint?: string;
}

/** How long an expectation may take, unless it says otherwise. */
export const defaultDeadline = 60_000;

/**
 * Waits until an expectation comes true. In virtual time nothing is waited for: what is due is done first, then time moves
 * on by a second.
 *
 * @returns the observation that was as expected
 * @throws TimeoutError with the last observation, and what was seen before it
 */
export const eventually = async <T>(clock: ExperimentClock, expectation: Expectation<T>): Promise<T> => {
  const start = clock.now();
  const deadline = start + (expectation.within ?? defaultDeadline);
  const seen: { at: number; text: string }[] = [];
  for (;;) {
    await clock.settled();
    const observation = await expectation.observe();
    const text = expectation.mismatch(observation);
    if (text === undefined) return observation;
    if (seen.at(-1)?.text !== text) seen.push({ at: clock.now() - start, text });
    if (clock.now() >= deadline) throw timeout(expectation, seen);
    await clock.advance(Math.min(pause(clock), deadline - clock.now()));
  }
};

/** For how long an expectation has to stay true, and how often that is checked, in milliseconds. */
export interface Watch {
  duration: number;
  /** Default: each second. What cannot be undone, such as a file that appears, need only be looked for at the end. */
  every?: number;
}

/**
 * Watches that an expectation, true now, stays true for a while: what "nothing happens" means.
 *
 * @throws ExpectationError when it does not hold, with the moment and the observation
 */
export const throughout = async <T>(
  clock: ExperimentClock,
  { duration, every = pause(clock) }: Watch,
  expectation: Expectation<T>,
): Promise<T> => {
  const start = clock.now();
  for (;;) {
    await clock.settled();
    const observation = await expectation.observe();
    const text = expectation.mismatch(observation);
    const { subject, should, hint } = expectation;
    if (text !== undefined) {
      const expected = `${subject} should ${should}, and go on doing so for ${formatDuration(duration)}, but did not.`;
      const lastSeen = `+${formatDuration(clock.now() - start)} ${text}`;
      throw new ExpectationError(failureMessage({ expected, lastSeen, hint }), { actual: text, hint });
    }
    if (clock.now() >= start + duration) return observation;
    await clock.advance(Math.min(every, start + duration - clock.now()));
  }
};

const pause = (clock: ExperimentClock): number => (clock.virtual ? 1_000 : 250);

const timeout = <T>(expectation: Expectation<T>, seen: readonly { at: number; text: string }[]): TimeoutError => {
  const { subject, should, hint, within = defaultDeadline } = expectation;
  const expected = `${subject} should ${should} within ${formatDuration(within)}, but did not.`;
  const lastSeen = seen.at(-1)?.text;
  const before = seen.slice(-4, -1).map(({ at, text }) => `+${formatDuration(at)} ${text}`);
  return new TimeoutError(failureMessage({ expected, lastSeen, before, hint }), { lastSeen, hint, actual: lastSeen });
};
