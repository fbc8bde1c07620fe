import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { withDistinctOwners } from '../../apimachinery/distinct-owners.ts';
import { isCustomResource } from '../discovery/custom-group.ts';
import type { FieldValidation } from '../request/write-options.ts';
import type { Exchange } from '../transport/exchange.ts';
import { checkCustomKind } from './check-custom-kind.ts';
import { checkFields } from './check-fields.ts';
import { decodeBody } from './decode-body.ts';
import { checkWrittenKind } from './written-kind.ts';

/** The largest body that is read. */
export const BODY_LIMIT = 3 * 1024 * 1024;

type Kind = Pick<ResourceKind, 'group' | 'version' | 'kind'>;

/**
 * The object in a body: of the expected kind, without fields that the kind does not have.
 *
 * @param accepts other versions of the kind that are read as the expected one
 * @throws StatusError 400 for what cannot be read, is of another kind, or has unknown fields under strict validation
 */
export const decodeObject = async <T extends KubeObject>(
  exchange: Exchange,
  expected: Kind,
  validation: FieldValidation,
  warnings: string[],
  accepts: readonly string[] = [],
): Promise<T> => {
  const body = await exchange.readBody(BODY_LIMIT);
  const complaints: string[] = [];
  const value = (await decodeBody(exchange.headers, body, expected.kind, complaints)) as Record<string, unknown>;
  if (accepts.includes(String(value['apiVersion']))) value['apiVersion'] = apiVersionOf(expected);
  if (isCustomKind(expected) || isCustomResource(expected)) checkCustomKind(value, expected, body);
  else checkWrittenKind(value, expected, body);
  const object = checkFields({ value, kind: expected, validation, warnings, source: body, complaints });
  object['apiVersion'] = apiVersionOf(expected);
  object['kind'] = expected.kind;
  object['metadata'] ??= {};
  withDistinctOwners(object as unknown as KubeObject, warnings);
  return object as unknown as T;
};
