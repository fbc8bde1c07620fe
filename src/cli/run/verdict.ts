import { exitCodes } from '../exit-codes.ts';
import { type Envelope, messagesOf } from './messages.ts';

/**
 * The exit code of a run: the environment is to blame when every failure is an `EnvironmentError`, the cluster when one
 * is not. Of a scenario that was tried several times the last attempt counts.
 */
export const verdict = (messages: readonly Envelope[]): number => {
  const repeated = new Set(
    messagesOf(messages, 'testCaseFinished')
      .filter(({ willBeRetried }) => willBeRetried)
      .map(({ testCaseStartedId }) => testCaseStartedId),
  );
  const results = [
    ...messagesOf(messages, 'testStepFinished')
      .filter(({ testCaseStartedId }) => !repeated.has(testCaseStartedId))
      .map(({ testStepResult }) => testStepResult),
    ...messagesOf(messages, 'testRunHookFinished').map(({ result }) => result),
  ].filter(({ status }) => status !== 'PASSED' && status !== 'SKIPPED');
  if (results.length === 0) return exitCodes.ok;
  return results.every(({ exception }) => exception?.type === 'EnvironmentError')
    ? exitCodes.inconclusive
    : exitCodes.failed;
};
