import type { Command } from '../command.ts';

/**
 * A command of the real `oc` that the built-in one does not have: says why, and what to do instead.
 *
 * @param said what the real one says, where it could not do it either
 */
export const refused = (name: string, instead: string, said?: string): Command => ({
  usage: '',
  flags: [],
  refusal: said ?? `oc ${name} is not part of the built-in oc: ${instead}`,
  run: async () => 1,
});
