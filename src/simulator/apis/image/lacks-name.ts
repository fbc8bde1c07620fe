import type { ObjectMeta } from '../../../resources/kube-object.ts';
import { internalError } from '../../apimachinery/status-error.ts';

/**
 * Whether a new object has no name, where names are those of something else and none are made up.
 *
 * @throws StatusError 500 for one that asks for such a name
 */
export const lacksName = ({ name, generateName }: Partial<ObjectMeta>): boolean => {
  if (name) return false;
  if (generateName) throw internalError('metadata.name was not generated');
  return true;
};
