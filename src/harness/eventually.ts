import { ExpectationError } from '../errors/expectation-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { ExperimentClock } from '../ports/experiment-clock.ts';
import { deadlines } from './deadlines.ts';
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
  /** Milliseconds on the clock of the target, before it is stretched to what is usual there; default: that of assertions. */
  within?: number | undefined;
  /** What to try when it does not come true. */
  hint?: string;
}

/** Where nothing tells when something changes, the first and the longest pause between two looks, milliseconds. */
const pauses = { first: 250, longest: 5_000 } as const;

/**
 * Waits until an expectation comes true. In virtual time nothing is waited for: what is due is done first, then time moves
 * on by a second. In real time the next look is taken when something in the projects of the experiment changes, and otherwise
 * after growing pauses.
 *
 * @returns the observation that was as expected
 * @throws TimeoutError with the last observation, and what was seen before it
 */
export const eventually = async <T>(clock: ExperimentClock, expectation: Expectation<T>): Promise<T> => {
  const start = clock.now();
  const deadline = start + allowed(clock, expectation);
  const seen: { at: number; text: string }[] = [];
  for (let pause: number = pauses.first; ; pause = Math.min(2 * pause, pauses.longest)) {
    await clock.settled();
    const observation = await expectation.observe();
    const text = expectation.mismatch(observation);
    if (text === undefined) return observation;
    if (seen.at(-1)?.text !== text) seen.push({ at: clock.now() - start, text });
    if (clock.now() >= deadline) throw timeout(expectation, seen, allowed(clock, expectation));
    await wait(clock, pause, deadline - clock.now());
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

const allowed = <T>(clock: ExperimentClock, { within = deadlines.assert }: Expectation<T>): number =>
  within * (clock.patience ?? 1);

const wait = (clock: ExperimentClock, pause: number, rest: number): Promise<void> => {
  if (clock.virtual) return clock.advance(Math.min(1_000, rest));
  return clock.untilChange?.(Math.min(pause, rest)) ?? clock.advance(Math.min(pause, rest));
};

const timeout = <T>(
  { subject, should, hint }: Expectation<T>,
  seen: readonly { at: number; text: string }[],
  within: number,
): TimeoutError => {
  const expected = `${subject} should ${should} within ${formatDuration(within)}, but did not.`;
  const lastSeen = seen.at(-1)?.text;
  const before = seen.slice(-4, -1).map(({ at, text }) => `+${formatDuration(at)} ${text}`);
  return new TimeoutError(failureMessage({ expected, lastSeen, before, hint }), { lastSeen, hint, actual: lastSeen });
};
