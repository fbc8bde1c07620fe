import { objectFormats } from '../output/formats.ts';
import { booleanFlag, type Flag, listFlag, stringFlag } from './flag.ts';

/** Flags that several commands have in common, with the words of kubectl. */
export const selectorFlag = stringFlag(
  'selector',
  "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.",
  { short: 'l' },
);
export const fieldSelectorFlag = stringFlag(
  'field-selector',
  "Selector (field query) to filter on, supports '=', '==', and '!='.",
);
export const allNamespacesFlag = booleanFlag(
  'all-namespaces',
  'If present, list the requested object(s) across all namespaces.',
  { short: 'A' },
);
export const outputFlag = stringFlag('output', `Output format. One of: (${objectFormats.join(', ')}).`, {
  short: 'o',
  formats: objectFormats,
});
export const filenameFlag = listFlag(
  'filename',
  'Filename, directory, or URL to files to use to create the resource.',
  { short: 'f' },
);
export const kustomizeFlag = stringFlag('kustomize', 'Folder of a kustomization, in place of -f.', {
  short: 'k',
});
export const recursiveFlag = booleanFlag('recursive', 'If true, -f reads the folders below a folder too.', {
  short: 'R',
});
export const containerFlag = stringFlag('container', 'Container name.', { short: 'c' });
export const dryRunFlag = stringFlag('dry-run', 'Must be "none", "server", or "client".', {
  default: 'none',
  implied: 'unchanged',
});
export const allFlag = booleanFlag('all', 'Select all resources in the namespace of the specified resource types.');
/** Where a command reads objects from. */
export const fileFlags: readonly Flag[] = [filenameFlag, kustomizeFlag, recursiveFlag];
