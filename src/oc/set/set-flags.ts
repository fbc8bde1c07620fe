import { booleanFlag, type Flag } from '../command-line/flag.ts';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  fileFlags,
  outputFlag,
  selectorFlag,
} from '../command-line/shared-flags.ts';

/** The flags of every `oc set …`. */
export const setFlags: readonly Flag[] = [
  ...fileFlags,
  selectorFlag,
  allFlag,
  outputFlag,
  dryRunFlag,
  booleanFlag('local', 'If true, nothing is asked of the server: the objects of -f are changed and printed.'),
  fieldManagerFlag('kubectl-set'),
];
