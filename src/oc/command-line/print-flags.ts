import { booleanFlag, type Flag, stringFlag } from './flag.ts';

/** Flags that come with `-o`. */
export const printFlags: readonly Flag[] = [
  stringFlag(
    'template',
    'A template, or the path of one, for the formats that take one; written in the language of Go.',
  ),
  booleanFlag('allow-missing-template-keys', 'If true, a template may name fields that an object does not have.', {
    default: 'true',
  }),
  booleanFlag('show-managed-fields', 'If true, objects in JSON or YAML keep the record of who wrote which field.'),
];
