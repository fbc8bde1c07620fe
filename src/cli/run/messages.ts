import type { runCucumber } from '@cucumber/cucumber/api';

/** A Cucumber message: what happened in a run, one fact each. */
export type Envelope = Parameters<NonNullable<Parameters<typeof runCucumber>[2]>>[0];

/** The values of one kind of message. */
export const messagesOf = <K extends keyof Envelope>(
  messages: readonly Envelope[],
  kind: K,
): NonNullable<Envelope[K]>[] => messages.flatMap((message) => message[kind] ?? []);
