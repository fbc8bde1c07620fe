import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerState } from '../../../resources/workloads/pod.ts';
import { describeContainerState } from './describe-container-state.ts';

const linesOf = (state: ContainerState, lastState: ContainerState = {}): string[] =>
  describeContainerState({ name: 'a', image: 'i', imageID: '', ready: false, restartCount: 2, state, lastState })
    .split('\n')
    .map((line) => line.trim().replace(/\t/, ' '));

const at = '2026-11-21T21:07:32Z';
const shown = 'Sat, 21 Nov 2026 21:07:32 +0000';

test('a container that waits says why, if it knows', () => {
  assert.deepEqual(linesOf({ waiting: { reason: 'CrashLoopBackOff' } }), [
    'State: Waiting',
    'Reason: CrashLoopBackOff',
    'Ready: False',
    'Restart Count: 2',
    '',
  ]);
  assert.deepEqual(linesOf({})[0], 'State: Waiting');
});

test('a container that was killed tells of the signal, also when it runs again', () => {
  const killed = { exitCode: 137, signal: 9, reason: 'OOMKilled', message: 'too much', startedAt: at, finishedAt: at };
  assert.deepEqual(linesOf({ running: { startedAt: at } }, { terminated: killed }), [
    'State: Running',
    `Started: ${shown}`,
    'Last State: Terminated',
    'Reason: OOMKilled',
    'Message: too much',
    'Exit Code: 137',
    'Signal: 9',
    `Started: ${shown}`,
    `Finished: ${shown}`,
    'Ready: False',
    'Restart Count: 2',
    '',
  ]);
});
