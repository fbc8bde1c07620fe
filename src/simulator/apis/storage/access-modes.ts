import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** The findings about how claims and volumes are used. */
export const validateAccessModes = (modes: readonly string[], path: string): FieldError[] => [
  ...modes.flatMap((mode) => validateOneOf(mode, path, ACCESS_MODES)),
  ...(modes.includes('ReadWriteOncePod') &&
  modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode))
    ? [forbiddenField(path, 'may not use ReadWriteOncePod with other access modes')]
    : []),
];
