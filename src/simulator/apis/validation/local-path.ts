import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The findings about a path that must stay below where it starts. */
export const validateLocalPath = (value: string, path: string): FieldError[] => [
  ...(value.startsWith('/') ? [invalid(path, value, 'must be a relative path')] : []),
  ...validateNoBacksteps(value, path),
];

/** The findings about a path below a volume, where names that begin with two dots are the kubelet's own. */
export const validateUnreservedPath = (value: string, path: string): FieldError[] => [
  ...validateLocalPath(value, path),
  ...(value.startsWith('..') && !value.startsWith('../') ? [invalid(path, value, "must not start with '..'")] : []),
];

export const validateNoBacksteps = (value: string, path: string): FieldError[] =>
  value.split('/').includes('..') ? [invalid(path, value, "must not contain '..'")] : [];
