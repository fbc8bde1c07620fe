import { jsonTypeOf } from '../../../image/json-type.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { invalidObject, required } from '../../apimachinery/field-error.ts';
import type { Change } from '../../apimachinery/rest-storage.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
import { checkKind } from '../body/decode-object.ts';
import { Reading } from '../body/reading.ts';
import { strictWarnings } from '../body/strict-warnings.ts';
import { typedDecoder } from '../body/typed-decoder.ts';
import { applyConfiguration } from '../managed-fields/apply.ts';
import { inOtherVersions } from '../managed-fields/other-versions.ts';
import type { Writing } from '../managed-fields/track-update.ts';
import { typeErrors } from '../managed-fields/type-errors.ts';
import { withOmittedFields } from '../managed-fields/with-omitted-fields.ts';
import type { WriteOptions } from '../request/write-options.ts';
import { schemaName, schemaOf } from '../schema/schemas.ts';
import { withRecord } from './last-applied.ts';

/**
 * The body of a server-side apply.
 *
 * @throws StatusError 400 for a malformed configuration, or keys that are set twice under strict validation, 422 without a field manager, 500 for fields that the kind does not
 * have, as the real server answers; the change throws 409 for fields that somebody else owns
 */
export const applyPatch = async (
  body: Buffer,
  writing: Writing,
  { fieldManager, force, fieldValidation }: WriteOptions,
  warnings: string[],
): Promise<Change> => {
  if (!fieldManager)
    throw invalidObject({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      required('fieldManager', 'is required for apply patch'),
    ]);
  const { yamlValue } = await import('../body/parse-yaml.ts');
  const complaints: string[] = [];
  const configuration = asMap(() => yamlValue(body, complaints)) as KubeObject;
  // Without a name it is meant for the object of the address.
  configuration.metadata ??= {} as KubeObject['metadata'];
  if (configuration.metadata.managedFields !== undefined) throw badRequest('metadata.managedFields must be nil');
  const { apiVersion = '' } = configuration;
  if (apiVersion !== apiVersionOf(writing.kind))
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${apiVersion}, expected: ${apiVersionOf(writing.kind)}`,
    );
  checkKind(configuration as unknown as Record<string, unknown>, writing.kind);
  const decoded = typed(configuration, writing);
  const applied = withOmittedFields(decoded, configuration) as KubeObject;
  return (current) => {
    const merged = applyConfiguration(current, applied, writing, force);
    const object = applied === decoded ? merged : typed(merged, writing);
    const strict = complaints.map((each) => `error converting YAML to JSON: ${each}`);
    if (strict.length > 0 && fieldValidation === 'Strict')
      throw badRequest(`error strict decoding YAML: ${strict.join(', ')}`);
    if (fieldValidation === 'Warn') warnings.push(...strict.flatMap(strictWarnings));
    return inOtherVersions(current, withRecord(object, configuration, fieldManager), writing, !force);
  };
};

const typed = (configuration: KubeObject, { kind }: Writing): KubeObject => {
  const schema = schemaOf(kind);
  if (schema === undefined) return configuration;
  const { apiVersion: _, kind: __, ...content } = configuration;
  const errors = typeErrors(content, schema);
  if (errors.length > 0) throw untyped(configuration, kind, errors);
  const reading = new Reading((text) => untyped(configuration, kind, [text]));
  const decoded = typedDecoder(schema, schemaName(kind))(configuration, reading) as KubeObject;
  return { ...decoded, apiVersion: apiVersionOf(kind), kind: kind.kind };
};

/** The real server takes this for a fault of its own. */
const untyped = ({ metadata }: KubeObject, kind: Writing['kind'], errors: readonly string[]): StatusError => {
  const subject = `${metadata.namespace ?? ''}/${metadata.name ?? ''}; ${kind.group === '' ? '/' : `${kind.group}/`}${kind.version}, Kind=${kind.kind}`;
  const text = errors.length === 1 ? errors[0] : ['errors:', ...errors.map((each) => `  ${each}`)].join('\n');
  return new StatusError(500, '', `failed to create typed patch object (${subject}): ${text}`);
};

const asMap = (read: () => unknown): object => {
  const undecodable = (why: string): StatusError => badRequest(`error decoding YAML: ${why}`);
  let value: unknown;
  try {
    value = read();
  } catch (error) {
    throw undecodable(`error converting YAML to JSON: ${(error as Error).message}`);
  }
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw undecodable(
    `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${jsonTypeOf(value)} into Go value of type map[string]interface {}`,
  );
};
