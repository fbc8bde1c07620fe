import { stringify } from 'yaml';

/** YAML with sorted keys, as the real server writes it. */
export const encodeYaml = (object: object): string =>
  stringify(object, {
    version: '1.1',
    sortMapEntries: true,
    lineWidth: 0,
    indentSeq: false,
    aliasDuplicateObjects: false,
    nullStr: 'null',
  });
