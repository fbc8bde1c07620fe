import type { NameRule } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';

/** The finding about a name that breaks a rule, everything that is wrong with it in one. */
export const validateName = (name: string, path: string, rule: NameRule): FieldError[] => {
  const wrong = rule(name);
  return wrong.length === 0 ? [] : [invalid(path, name, wrong.join(', '))];
};
