import type { ObjectMeta } from '../../../resources/kube-object.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { internalError } from '../../apimachinery/status-error.ts';

/**
 * What is wrong with a new object that has no name, where names are those of something else and none are made up.
 *
 * @throws StatusError 500 for one that asks for such a name
 */
export const missingName = ({ name, generateName }: Partial<ObjectMeta>): FieldError[] => {
  if (name) return [];
  if (generateName) throw internalError('metadata.name was not generated');
  return [required('metadata.name', 'name or generateName is required')];
};
