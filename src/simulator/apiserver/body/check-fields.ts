import type { ResourceKind } from '../../../resources/resource-kind.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { FieldValidation } from '../request/write-options.ts';
import { schemaName, schemaOf } from '../schema/schemas.ts';
import { duplicateFields } from './duplicate-fields.ts';
import { createDecoder } from './typed-decoder.ts';

/** An object to check against the schema of its kind. */
export interface FieldCheck {
  readonly value: Record<string, unknown>;
  readonly kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  readonly validation: FieldValidation;
  /** Gets a text for each finding when these are only to be warned of. */
  readonly warnings: string[];
  /** The JSON text that the object was read from, where it was JSON: it may name a field twice. */
  readonly source?: Buffer;
}

/**
 * A copy of an object as the real server would have read it into its types: without fields that the kind does not have
 * and without nulls. Kinds without a schema are kept as they are.
 *
 * @throws StatusError 400 for a value of the wrong type, and for any finding when validation is strict
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export const checkFields = ({ value, kind, validation, warnings, source }: FieldCheck): Record<string, unknown> => {
  const schema = schemaOf(kind);
  if (schema === undefined) return value;
  const prefix = `${kind.kind} in version ${JSON.stringify(kind.version)} cannot be handled as a ${kind.kind}`;
  const decoder = createDecoder((text) => badRequest(`${prefix}: ${text}`));
  const decoded = decoder.decode(value, schema, schemaName(kind)) as Record<string, unknown>;
  if (validation === 'Ignore') return decoded;
  const findings = [...decoder.unknown.map((path) => `unknown field "${path}"`), ...duplicates(source)];
  if (findings.length === 0) return decoded;
  if (validation === 'Strict') throw badRequest(`${prefix}: strict decoding error: ${findings.join(', ')}`);
  warnings.push(...findings);
  return decoded;
};

const duplicates = (source: Buffer | undefined): string[] =>
  source === undefined || source[0] !== 0x7b
    ? []
    : duplicateFields(source.toString()).map((path) => `duplicate field "${path}"`);
