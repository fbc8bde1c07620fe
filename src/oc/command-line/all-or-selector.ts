import { OcError } from '../oc-error.ts';
import type { Flags } from './flags.ts';

/** @throws OcError when a command line wants all objects and only those that a selector selects */
export const refuseAllWithSelector = (flags: Flags): void => {
  if (flags.boolean('all') && flags.has('selector'))
    throw new OcError('cannot set --all and --selector at the same time');
};

/**
 * The same for commands that select by fields too, and to which an empty selector is none.
 *
 * @throws OcError when a command line wants all objects and only those that one of the selectors selects
 */
export const refuseAllWithAnySelector = (flags: Flags): void => {
  for (const flag of ['selector', 'field-selector'])
    if (flags.boolean('all') && flags.string(flag) !== '')
      throw new OcError(`cannot set --all and --${flag} at the same time`);
};
