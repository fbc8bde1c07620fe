import type { Verb } from '../../verb.ts';

/** Commands as they are typed, one a line. */
export const lines = (text: string): Verb[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ line }));
