import type { Command } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** A command of the real `oc` that the built-in one does not have: says why, and what to do instead. */
export const refused = (name: string, instead: string): Command => ({
  usage: '',
  flags: [],
  interspersed: false,
  run: async () => {
    throw new OcError(`oc ${name} is not part of the built-in oc: ${instead}`);
  },
});
