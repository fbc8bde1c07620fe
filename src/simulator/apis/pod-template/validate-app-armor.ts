import type { SecurityProfile } from '../../../resources/workloads/security-context.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { tooLongField } from '../validation/too-long.ts';

/** Characters that the path of a profile may have. */
const LONGEST_PATH = 4095;

/** The findings about the AppArmor profile of a pod or of a container. */
export const validateAppArmor = (profile: SecurityProfile | undefined, path: string): FieldError[] => {
  if (profile === undefined) return [];
  const { type = '', localhostProfile: local } = profile;
  const at = `${path}.localhostProfile`;
  if (type === '') return [required(`${path}.type`, 'type is required when appArmorProfile is set')];
  if (type === 'RuntimeDefault' || type === 'Unconfined')
    return local === undefined ? [] : [invalid(at, local, 'can only be set when AppArmor type is Localhost')];
  if (type !== 'Localhost') return [notSupported(`${path}.type`, type, ['Localhost', 'RuntimeDefault', 'Unconfined'])];
  if (!local) return [required(at, 'must be set when AppArmor type is Localhost')];
  return [
    ...(local.trim() === local ? [] : [invalid(at, local, 'must not be padded with whitespace')]),
    ...(local.length > LONGEST_PATH ? [tooLongField(at, LONGEST_PATH)] : []),
  ];
};
