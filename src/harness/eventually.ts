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
  within?: number | undefined;
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

/**
 * Lets some time pass, in milliseconds; the expectation must hold at the end of it. This is what "nothing" means of things
 * that do not go away again, such as files and lines of a log.
 *
 * @throws ExpectationError when it does not hold
 */
export const afterwards = async <T>(
  clock: ExperimentClock,
  delay: number,
  { subject, should, observe, mismatch, hint }: Expectation<T>,
): Promise<T> => {
  await clock.settled();
  await clock.advance(delay);
  await clock.settled();
  const observation = await observe();
  const lastSeen = mismatch(observation);
  if (lastSeen === undefined) return observation;
  const expected = `${subject} should ${should}, and still do so ${formatDuration(delay)} later, but did not.`;
  throw new ExpectationError(failureMessage({ expected, lastSeen, hint }), { actual: lastSeen, hint });
};

/**
 * Waits until an expectation comes true and still is after some time, in milliseconds. Where time is virtual that time passes first,
 * so that as a rule one observation is enough.
 *
 * @throws TimeoutError when it does not come true, ExpectationError when it does not stay so
 */
export const eventuallyStays = async <T>(
  clock: ExperimentClock,
  delay: number,
  expectation: Expectation<T>,
): Promise<T> => {
  if (clock.virtual) {
    await clock.settled();
    await clock.advance(delay);
    await clock.settled();
    const observation = await expectation.observe();
    if (expectation.mismatch(observation) === undefined) return observation;
  }
  await eventually(clock, expectation);
  return afterwards(clock, delay, expectation);
};

const pause = (clock: ExperimentClock): number => (clock.virtual ? 1_000 : 250);

const timeout = <T>(expectation: Expectation<T>, seen: readonly { at: number; text: string }[]): TimeoutError => {
  const { subject, should, hint, within = defaultDeadline } = expectation;
  const expected = `${subject} should ${should} within ${formatDuration(within)}, but did not.`;
  const lastSeen = seen.at(-1)?.text;
  const before = seen.slice(-4, -1).map(({ at, text }) => `+${formatDuration(at)} ${text}`);
  return new TimeoutError(failureMessage({ expected, lastSeen, before, hint }), { lastSeen, hint, actual: lastSeen });
};
