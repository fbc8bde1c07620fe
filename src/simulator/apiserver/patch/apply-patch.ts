import { jsonTypeOf } from '../../../image/json-type.ts';
import { apiVersionOf, groupVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { invalidObject, required } from '../../apimachinery/field-error.ts';
import type { Change } from '../../apimachinery/rest-storage.ts';
import { badRequest, StatusError } from '../../apimachinery/status-error.ts';
import { Reading } from '../body/reading.ts';
import { strictWarnings } from '../body/strict-warnings.ts';
import { typedDecoder } from '../body/typed-decoder.ts';
import { applyConfiguration } from '../managed-fields/apply.ts';
import { inOtherVersions } from '../managed-fields/other-versions.ts';
import type { Writing } from '../managed-fields/track-update.ts';
import { typeErrors } from '../managed-fields/type-errors.ts';
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
  checkType(configuration, writing.kind);
  if (Array.isArray(configuration.metadata.managedFields)) throw badRequest('metadata.managedFields must be nil');
  checkTypes(configuration, writing);
  return (current) => {
    const object = typed(applyConfiguration(current, configuration, writing, force), configuration, writing);
    const strict = complaints.map((each) => `error converting YAML to JSON: ${each}`);
    if (strict.length > 0 && fieldValidation === 'Strict')
      throw badRequest(`error strict decoding YAML: ${strict.join(', ')}`);
    if (fieldValidation === 'Warn') warnings.push(...strict.flatMap(strictWarnings));
    return inOtherVersions(current, withRecord(object, configuration, fieldManager), writing, !force);
  };
};

/** @throws StatusError 400 unless a configuration says that it is of the kind that it is applied to, in its version */
const checkType = ({ apiVersion, kind }: KubeObject, expected: Writing['kind']): void => {
  if (apiVersion === apiVersionOf(expected) && kind === expected.kind) return;
  const { group, version } = groupVersionOf(typeof apiVersion === 'string' ? apiVersion : '');
  throw badRequest(`invalid object type: ${group}/${version}, Kind=${typeof kind === 'string' ? kind : ''}`);
};

const checkTypes = (configuration: KubeObject, { kind }: Writing): void => {
  const { apiVersion: _, kind: __, ...content } = configuration;
  const errors = typeErrors(content, schemaOf(kind));
  if (errors.length === 0) return;
  const text = errors.length === 1 ? errors[0] : ['errors:', ...errors.map((each) => `  ${each}`)].join('\n');
  throw ownFault(`failed to create typed patch object (${subjectOf(configuration, kind)}): ${text}`);
};

/** The new state as the type of its kind has it. */
const typed = (merged: KubeObject, configuration: KubeObject, { kind }: Writing): KubeObject => {
  const schema = schemaOf(kind);
  if (schema === undefined || isCustomKind(kind)) return merged;
  const subject = subjectOf(configuration, kind);
  const reading = new Reading((text) => ownFault(`failed to convert new typed object (${subject}) to object: ${text}`));
  const decoded = typedDecoder(schema, schemaName(kind))(merged, reading) as KubeObject;
  return { ...decoded, apiVersion: apiVersionOf(kind), kind: kind.kind };
};

const subjectOf = ({ metadata }: KubeObject, { group, version, kind }: Writing['kind']): string =>
  `${metadata.namespace ?? ''}/${metadata.name ?? ''}; ${group === '' ? '/' : `${group}/`}${version}, Kind=${kind}`;

/** The real server takes what does not fit for a fault of its own. */
const ownFault = (text: string): StatusError => new StatusError(500, '', text);

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
