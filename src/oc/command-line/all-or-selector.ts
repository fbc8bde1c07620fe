import { OcError } from '../oc-error.ts';
import type { Flags } from './flags.ts';

/** @throws OcError when a command line wants all objects and only those that a selector selects */
export const refuseAllWithSelector = (flags: Flags): void => {
  if (flags.boolean('all') && flags.has('selector'))
    throw new OcError('cannot set --all and --selector at the same time');
};
