import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';

/** What the schema of an object must be about fields that every object has. */
const TYPES = { apiVersion: 'string', kind: 'string', metadata: 'object' } as const;

/**
 * The findings about what a schema says of the name and kind of an object, which every object has as they are.
 *
 * @param isRoot whether it is the schema of a whole object, not of one within another
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apiserver/schema/validation.go
 */
export const validateObjectFields = ({ properties = {} }: Schema, path: string, isRoot: boolean): FieldError[] => [
  ...Object.entries(TYPES).flatMap(([name, type]) => {
    const own = properties[name];
    return own === undefined || own.type === type
      ? []
      : [invalid(`${path}.properties[${name}].type`, own.type ?? '', `must be ${type}`)];
  }),
  ...(isRoot && properties['metadata'] !== undefined ? metadataFindings(properties['metadata'], path) : []),
];

const metadataFindings = (metadata: Schema, path: string): FieldError[] => {
  const { type: _, default: preset, properties = {}, ...more } = metadata;
  const isNamed = Object.keys(properties).every((name) => name === 'name' || name === 'generateName');
  const at = `${path}.properties[metadata]`;
  return [
    ...(preset === undefined ? [] : [forbiddenField(`${at}.default`, 'must not be set in top-level metadata')]),
    ...Object.entries(properties).flatMap(([name, each]) =>
      each.default === undefined
        ? []
        : [forbiddenField(`${at}.properties[${name}].default`, 'must not be set in top-level metadata')],
    ),
    ...(isNamed && !Object.values(more).some(Boolean)
      ? []
      : [
          forbiddenField(
            at,
            'must not specify anything other than name and generateName, but metadata is implicitly specified',
          ),
        ]),
  ];
};
