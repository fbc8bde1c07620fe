import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { tooMany } from '../validation/too-long.ts';
import { fieldAt } from './rule-field-path.ts';

const MOST = 8;

const SELECTABLE = ['string', 'boolean', 'integer'];

/**
 * The findings about the fields by which objects can be selected.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#crd-selectable-fields
 */
export const validateSelectableFields = (
  fields: readonly { readonly jsonPath?: string }[],
  schema: Schema,
  path: string,
): FieldError[] => {
  const paths = fields.map(({ jsonPath = '' }) => jsonPath);
  const known = new Set(paths.filter((each) => each !== '' && fieldAt(each, schema) !== undefined));
  return [
    ...paths.flatMap((each, index) => {
      const at = `${path}[${index}].jsonPath`;
      if (each === '') return [required(at)];
      const found = each.includes('[') ? undefined : fieldAt(each, schema);
      if (found === undefined) return [invalid(at, each, `is an invalid path: ${whyNone(each)}`)];
      return [
        ...(/^\.metadata(\.|$)/.test(each) ? [invalid(at, each, 'must not point to fields in metadata')] : []),
        ...(SELECTABLE.includes(found.type ?? '')
          ? []
          : [
              invalid(
                at,
                each,
                'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.',
              ),
            ]),
        ...(paths.indexOf(each) < index ? [duplicate(at, each)] : []),
      ];
    }),
    ...(known.size > MOST ? [tooMany(path, known.size, MOST)] : []),
  ];
};

const whyNone = (path: string): string => {
  if (path.includes('[')) return 'array notation is not allowed';
  if (!path.startsWith('.')) return `expected [ or . but got: ${path.split(/[.\]]/, 1)[0]}`;
  return path.endsWith('.') ? 'unexpected end of JSON path' : 'does not refer to a valid field';
};
