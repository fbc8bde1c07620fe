import type { KeyToPath } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateUnreservedPath } from '../validation/local-path.ts';

/** The findings about the keys that become files. */
export const validateKeyToPath = ({ key, path: file, mode }: KeyToPath, path: string): FieldError[] => [
  ...(key ? [] : [required(`${path}.key`)]),
  ...(file ? [] : [required(`${path}.path`)]),
  ...validateUnreservedPath(file ?? '', `${path}.path`),
  ...validateMode(mode, `${path}.mode`),
];

/** The finding about the permissions of a file. */
export const validateMode = (mode: number | undefined, path: string): FieldError[] =>
  mode === undefined || (mode >= 0 && mode <= 0o777)
    ? []
    : [invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')];
