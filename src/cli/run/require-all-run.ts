import { EnvironmentError } from '../../errors/environment-error.ts';
import { type Envelope, messagesOf } from './messages.ts';

/**
 * Makes sure that every scenario was run: a thread that ends early takes its scenarios with it, and proves nothing.
 *
 * @param scenarios how many there are
 * @throws EnvironmentError when some were not
 */
export const requireAllRun = (messages: readonly Envelope[], scenarios: number): void => {
  const ended = messagesOf(messages, 'testCaseFinished').filter(({ willBeRetried }) => !willBeRetried).length;
  if (ended >= scenarios) return;
  throw new EnvironmentError(`${scenarios - ended} of ${scenarios} scenarios were never run: a thread ended early`, {
    hint: '--parallel 1 runs them in one thread',
  });
};
