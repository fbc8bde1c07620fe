import { apiVersionOf, groupVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { withDistinctOwners } from '../../apimachinery/distinct-owners.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { isCustomGroup } from '../discovery/custom-group.ts';
import type { FieldValidation } from '../request/write-options.ts';
import { schemaName } from '../schema/schemas.ts';
import type { Exchange } from '../transport/exchange.ts';
import { checkFields } from './check-fields.ts';
import { decodeBody } from './decode-body.ts';

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
  checkKind(value, expected);
  const object = checkFields({ value, kind: expected, validation, warnings, source: body, complaints });
  object['apiVersion'] = apiVersionOf(expected);
  object['kind'] = expected.kind;
  object['metadata'] ??= {};
  withDistinctOwners(object as unknown as KubeObject, warnings);
  return object as unknown as T;
};

/** @throws StatusError 400 when the object says that it is something else */
export const checkKind = ({ apiVersion: given, kind }: Record<string, unknown>, expected: Kind): void => {
  const apiVersion = typeof given === 'string' ? given.replace(/^\//, '') : given;
  const [own, ownVersion] = [String(kind || expected.kind), String(apiVersion || apiVersionOf(expected))];
  const isOwn = own === expected.kind && ownVersion === apiVersionOf(expected);
  if (!isOwn && !isCustomGroup(expected.group) && !isServed(own, ownVersion))
    throw badRequest(
      `${own} in version ${JSON.stringify(ownVersion.split('/').at(-1))} cannot be handled as a ${expected.kind}: no kind ${JSON.stringify(own)} is registered for version ${JSON.stringify(ownVersion)} in scheme ${JSON.stringify(schemeOf(expected))}`,
    );
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

/** Whether the kind is compiled into a server of the cluster. */
const isServed = (kind: string, apiVersion: string): boolean =>
  META_KINDS.has(kind) || schemaName({ ...groupVersionOf(apiVersion), kind }) !== undefined;

/** Kinds that every group has. */
const META_KINDS = new Set(['DeleteOptions', 'Status', 'List']);

/** Where the real server keeps its list of kinds: it names the line. */
const schemeOf = ({ group }: Kind): string =>
  group === 'apiextensions.k8s.io'
    ? 'k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go:55'
    : 'k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30';
