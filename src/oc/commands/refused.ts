import type { Command } from '../command.ts';

/** A command of the real `oc` that the built-in one does not have: says why, and what to do instead. */
export const refused = (name: string, instead: string): Command => ({
  usage: '',
  flags: [],
  refusal: `oc ${name} is not part of the built-in oc: ${instead}`,
  run: async () => 1,
});
