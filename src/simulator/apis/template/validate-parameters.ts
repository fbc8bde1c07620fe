import type { TemplateParameter } from '../../../resources/templates/template.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

/** The findings about the names of parameters. @param path what is before `parameters`, with a dot at its end */
export const validateParameters = (parameters: readonly TemplateParameter[] = [], path = ''): FieldError[] =>
  parameters.flatMap(({ name }, index) => {
    const field = `${path}parameters[${index}].name`;
    if (!name) return [required(field)];
    return /^[a-zA-Z0-9_]+$/.test(name) ? [] : [invalid(field, name, 'does not match ^[a-zA-Z0-9_]+$')];
  });
