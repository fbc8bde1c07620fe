import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldManagerFlag,
  fieldSelectorFlag,
  filenameFlag,
  kustomizeFlag,
  outputFlag,
  recursiveFlag,
  selectorFlag,
} from '../../command-line/shared-flags.ts';
import { changeMetadata } from './change-metadata.ts';

const flags = [
  recordFlag,
  selectorFlag,
  fieldSelectorFlag,
  kustomizeFlag,
  recursiveFlag,
  stringFlag('resource-version', 'Only change the object when it has this version.'),
  booleanFlag('local', 'If true, nothing is sent to the server.'),
  allFlag,
  allNamespacesFlag,
  filenameFlag,
  outputFlag,
  dryRunFlag,
  booleanFlag('overwrite', 'If true, allow values to be overwritten.'),
  booleanFlag('list', 'If true, display the values for a given resource.'),
];

/** `oc label`: sets labels, or with a dash behind the key removes them. */
export const label: Command = {
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  flags: [...flags, fieldManagerFlag('kubectl-label')],
  run: async (invocation) =>
    await changeMetadata(invocation, {
      field: 'labels',
      noun: 'label',
      done: 'labeled',
      undone: 'unlabeled',
      unchanged: 'not labeled',
    }),
};

/** `oc annotate`: the same with annotations. */
export const annotate: Command = {
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  flags: [...flags, fieldManagerFlag('kubectl-annotate')],
  run: async (invocation) =>
    await changeMetadata(invocation, {
      field: 'annotations',
      noun: 'annotation',
      done: 'annotated',
      undone: 'annotated',
      unchanged: 'annotated',
    }),
};
