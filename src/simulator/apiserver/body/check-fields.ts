import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { prune } from '../../apimachinery/structural-schema.ts';
import type { FieldValidation } from '../request/write-options.ts';
import { schemaName, schemaOf } from '../schema/schemas.ts';
import { withEmbeddedMetadata } from './embedded-metadata.ts';
import { fieldFindings, unknownField } from './field-findings.ts';
import { Reading } from './reading.ts';
import { strictWarnings } from './strict-warnings.ts';
import { typedDecoder } from './typed-decoder.ts';

/** An object to check against the schema of its kind. */
export interface FieldCheck {
  readonly value: Record<string, unknown>;
  readonly kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  readonly validation: FieldValidation;
  /** Gets a text for each finding when these are only to be warned of. */
  readonly warnings: string[];
  /** The JSON text that the object was read from, where it was JSON: it may name a field twice. */
  readonly source?: Buffer;
  /** What strict reading has said of the text before. */
  readonly complaints?: readonly string[];
}

/**
 * A copy of an object as the real server would have read it into its types: without fields that the kind does not have
 * and without nulls. Kinds without a schema are kept as they are.
 *
 * @throws StatusError 400 for a value of the wrong type, and for any finding when validation is strict
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export const checkFields = ({
  value,
  kind,
  validation,
  warnings,
  source,
  complaints = [],
}: FieldCheck): Record<string, unknown> => {
  const schema = schemaOf(kind);
  if (schema === undefined) return value;
  const prefix = `${kind.kind} in version ${JSON.stringify(kind.version)} cannot be handled as a ${kind.kind}`;
  const reading = new Reading((text) => badRequest(`${prefix}: ${text}`));
  const decoded = (
    isCustomKind(kind) ? decodeCustom(value, schema, reading) : typedDecoder(schema, schemaName(kind))(value, reading)
  ) as Record<string, unknown>;
  if (validation === 'Ignore') return decoded;
  const findings = [...complaints, ...findingsOf(source, value, reading.unknown, isCustomKind(kind))];
  if (findings.length === 0) return decoded;
  if (validation === 'Strict') throw badRequest(`${prefix}: strict decoding error: ${findings.join(', ')}`);
  warnings.push(...findings.flatMap(strictWarnings));
  return decoded;
};

/**
 * Of custom resources only metadata have types that are compiled in; values that do not fit their schema are found later. Unknown
 * fields are told of in metadata first, then in the rest, then in the metadata of embedded objects.
 */
const decodeCustom = (value: Record<string, unknown>, schema: Schema, reading: Reading): unknown => {
  const metadata = schema.properties?.['metadata'];
  const unknown: string[] = [];
  const pruned = prune(value, schema, unknown) as Record<string, unknown>;
  const own = metadata === undefined ? undefined : (value['metadata'] ?? undefined);
  const decoded =
    metadata === undefined || own === undefined
      ? {}
      : (typedDecoder({ type: 'object', properties: { metadata } })({ metadata: own }, reading) as object);
  reading.unknown.sort().push(...unknown.sort());
  if (metadata === undefined) return pruned;
  return { ...(withEmbeddedMetadata(pruned, schema, metadata, reading) as object), ...decoded };
};

/** So many bytes tell whether a body is JSON; nobody puts more space before it. */
const LOOKS_AT = 200;

const isJson = (source: Buffer): boolean => /^\s*\{/.test(source.toString('latin1', 0, LOOKS_AT));

/**
 * Custom resources are read first, and then pruned: what is named twice comes before what is not known. What was not read from a
 * JSON text is put into one first, with sorted fields.
 */
const findingsOf = (
  source: Buffer | undefined,
  value: unknown,
  unknown: readonly string[],
  isCustom: boolean,
): string[] => {
  const text = source !== undefined && isJson(source) ? source.toString() : undefined;
  if (isCustom) return [...(text === undefined ? [] : fieldFindings(text, value)), ...unknown.map(unknownField)];
  return text === undefined ? unknown.toSorted().map(unknownField) : fieldFindings(text, value, unknown);
};
