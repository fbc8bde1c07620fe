import { type AssertedPart, contains } from './object-snapshot.ts';

const status = ['status', 'containerStatuses', 0] as const;

/** What a step may expect of a pod, and where the pod says it. */
export const isRunning: AssertedPart = { path: [...status, 'ready'], expected: 'true' };

export const asksFor = (address: string): AssertedPart => ({
  path: ['spec', 'containers', 0, 'image'],
  expected: address,
});

export const runsDigest = (digest: string): AssertedPart => ({
  path: [...status, 'imageID'],
  expected: digest,
  holds: contains(digest),
});

/** The reason or the message of what it waits for; events may tell it instead. */
export const cannotPullBecauseOf = (reason: string): AssertedPart => ({
  path: [...status, 'state', 'waiting'],
  expected: reason,
  holds: (found) => found !== undefined,
});
