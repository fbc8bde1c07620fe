import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/resource-kind.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { FieldValidation } from '../request/write-options.ts';
import type { Exchange } from '../transport/exchange.ts';
import { checkFields } from './check-fields.ts';
import { decodeBody } from './decode-body.ts';

/** The largest body that is read. */
export const BODY_LIMIT = 3 * 1024 * 1024;

type Kind = Pick<ResourceKind, 'group' | 'version' | 'kind'>;

/**
 * The object in a body: of the expected kind, without fields that the kind does not have.
 *
 * @throws StatusError 400 for what cannot be read, is of another kind, or has unknown fields under strict validation
 */
export const decodeObject = async <T extends KubeObject>(
  exchange: Exchange,
  expected: Kind,
  validation: FieldValidation,
  warnings: string[],
): Promise<T> => {
  const body = await exchange.readBody(BODY_LIMIT);
  const value = (await decodeBody(exchange.headers, body, expected.kind)) as Record<string, unknown>;
  checkKind(value, expected);
  const object = checkFields({ value, kind: expected, validation, warnings, source: body });
  object['apiVersion'] = apiVersionOf(expected);
  object['kind'] = expected.kind;
  object['metadata'] ??= {};
  return object as unknown as T;
};

/** @throws StatusError 400 when the object says that it is something else */
export const checkKind = ({ apiVersion, kind }: Record<string, unknown>, expected: Kind): void => {
  if (kind !== undefined && kind !== '' && kind !== expected.kind) {
    const version = String(apiVersion ?? '')
      .split('/')
      .at(-1);
    throw badRequest(
      `${String(kind)} in version ${JSON.stringify(version)} cannot be handled as a ${expected.kind}: converting (${version}.${String(kind)}) to (${expected.version}.${expected.kind}): unknown conversion`,
    );
  }
  if (apiVersion !== undefined && apiVersion !== '' && apiVersion !== apiVersionOf(expected)) {
    throw badRequest(
      `the API version in the data (${String(apiVersion)}) does not match the expected API version (${apiVersionOf(expected)})`,
    );
  }
};
