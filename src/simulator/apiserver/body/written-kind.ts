import { isJsonObject } from '../../../image/json-object.ts';
import { jsonTypeOf } from '../../../image/json-type.ts';
import { apiVersionOf, groupVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { schemaName, schemaOf } from '../schema/schemas.ts';
import { unrecognized } from './parse-json.ts';
import { Reading } from './reading.ts';
import { schemeOf } from './scheme.ts';
import { typedDecoder } from './typed-decoder.ts';

type Kind = Pick<ResourceKind, 'group' | 'version' | 'kind'>;

/**
 * Holds what a body says that it is to what is expected. What it leaves open is what is expected; what it says otherwise is first read
 * as the kind that it names.
 *
 * @throws StatusError 400 when the body says that it is something else
 * @see https://github.com/kubernetes/apiserver/blob/master/pkg/endpoints/handlers/create.go
 */
export const checkWrittenKind = (value: Record<string, unknown>, expected: Kind, source: Buffer): void => {
  const { kind, apiVersion } = typeMeta(value, expected, source);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  const wanted = apiVersionOf(expected);
  const prefix = `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${expected.kind}`;
  if (kind === expected.kind && apiVersion === wanted) return;
  const scheme = schemeOf(expected);
  if (!scheme.has(kind, apiVersion))
    throw badRequest(
      `${prefix}: no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme ${JSON.stringify(scheme.name)}`,
    );
  if (apiVersion !== wanted && kind === expected.kind)
    throw badRequest(`the API version in the data (${apiVersion}) does not match the expected API version (${wanted})`);
  readAs({ ...groupVersionOf(apiVersion), kind }, value, prefix);
  throw badRequest(
    `${prefix}: converting (${version}.${kind}) to (${scheme.hubOf(expected)}.${expected.kind}): unknown conversion`,
  );
};

/**
 * What the body says of itself, completed by what is expected.
 *
 * @throws StatusError 400 for a version or kind that is none
 */
export const typeMeta = (
  value: Record<string, unknown>,
  expected: Kind,
  source: Buffer,
): { kind: string; apiVersion: string } => {
  for (const [field, given] of Object.entries(value))
    if (
      (field === 'apiVersion' || field === 'kind') &&
      given !== null &&
      given !== undefined &&
      typeof given !== 'string'
    )
      throw unrecognized(
        expected.kind,
        `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonTypeOf(given)} into Go struct field .${field} of type string`,
        source,
      );
  const apiVersion = ((value['apiVersion'] as string | null) || apiVersionOf(expected)).replace(/^\//, '');
  if (apiVersion.split('/').length > 2)
    throw unrecognized(expected.kind, `unexpected GroupVersion string: ${apiVersion}`, source);
  return { kind: (value['kind'] as string | null) || expected.kind, apiVersion };
};

/** @throws StatusError 400 for what the kind that the body names could not be, either */
const readAs = (kind: Kind, value: Record<string, unknown>, prefix: string): void => {
  const own = ['Status', 'DeleteOptions'].includes(kind.kind) ? META : '';
  const schema = own ? schemaOf({ group: '', version: 'v1', kind: kind.kind }) : schemaOf(kind);
  const name = own ? own + kind.kind : schemaName(kind);
  if (schema !== undefined && isJsonObject(value))
    typedDecoder(schema, name)(value, new Reading((text) => badRequest(`${prefix}: ${text}`)));
};

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.';
