import type { CustomResourceVersion } from '../../../resources/custom-resource-definition.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

const TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const FORMATS = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password'];

/**
 * The findings about columns of tables.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apis/apiextensions/validation/validation.go
 */
export const columnErrors = ({ additionalPrinterColumns = [] }: CustomResourceVersion, path: string): FieldError[] =>
  (additionalPrinterColumns as { name?: string; type?: string; format?: string; jsonPath?: string }[]).flatMap(
    ({ name, type, format, jsonPath }, index) => {
      const own = `${path}[${index}]`;
      const detail = `must be one of ${TYPES.join(',')}`;
      return [
        ...(name ? [] : [required(`${own}.name`)]),
        ...(type ? [] : [required(`${own}.type`, detail)]),
        ...(type && !TYPES.includes(type) ? [invalid(`${own}.type`, type, detail)] : []),
        ...(format && !FORMATS.includes(format)
          ? [invalid(`${own}.format`, format, `must be one of ${FORMATS.join(',')}`)]
          : []),
        ...(jsonPath ? simplePathErrors(jsonPath, `${own}.JSONPath`) : [required(`${own}.JSONPath`)]),
      ];
    },
  );

/** The findings about where a scale finds its numbers and its selector. */
export const scalePathErrors = ({ subresources }: CustomResourceVersion, path: string): FieldError[] => {
  const scale = subresources?.scale;
  if (scale === undefined) return [];
  const below = (field: keyof typeof scale, roots: readonly string[], detail: string): FieldError[] => {
    const value = scale[field];
    if (!value) return field === 'labelSelectorPath' ? [] : [required(`${path}.${field}`)];
    const errors = simplePathErrors(value, `${path}.${field}`);
    if (errors.length > 0 || roots.some((root) => value.startsWith(`${root}.`))) return errors;
    return [invalid(`${path}.${field}`, value, `should be a json path under ${detail}`)];
  };
  return [
    ...below('specReplicasPath', ['.spec'], '.spec'),
    ...below('statusReplicasPath', ['.status'], '.status'),
    ...below('labelSelectorPath', ['.spec', '.status'], 'either .spec or .status'),
  ];
};

const simplePathErrors = (path: string, field: string): FieldError[] =>
  path.startsWith('.') ? [] : [invalid(field, path, 'must be a simple json path starting with .')];
