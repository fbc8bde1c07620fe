import { objectFormats } from '../output/formats.ts';
import { booleanFlag, type Flag, listFlag, numberFlag, stringFlag } from './flag.ts';

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
export const chunkSizeFlag = numberFlag('chunk-size', 'Return large lists in chunks rather than all at once.', {
  default: '500',
});
/** Under which name the server records who set a field. */
export const fieldManagerFlag = (name: string): Flag =>
  stringFlag('field-manager', 'Name under which the server records the fields that are set.', { default: name });
export const validateFlag = stringFlag(
  'validate',
  'How strictly the server checks fields: strict (or true), warn, ignore (or false).',
  { default: 'ignore', implied: 'strict' },
);
/** Where a command reads objects from. */
export const fileFlags: readonly Flag[] = [filenameFlag, kustomizeFlag, recursiveFlag];
