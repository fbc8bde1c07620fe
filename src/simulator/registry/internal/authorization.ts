import type { Access } from '../api/access.ts';
import type { AccessAttributes, ClusterApi } from '../cluster-api.ts';
import { parseAuthorization } from '../http/authorization-header.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { anonymousToken, anonymousUser, type RegistryUser } from './registry-user.ts';

/**
 * Lets a request to the internal registry in: the API knows the token's owner, and the owner may do with `imagestreams/layers` what
 * the request does with the repository. Whoever may not gets 401, never 403, so that existing and missing streams look alike.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/auth.go
 */
export const authorize = async (
  api: ClusterApi,
  exchange: Exchange,
  access: readonly Access[],
): Promise<RegistryUser> => {
  exchange.addHeader('X-Registry-Supports-Signatures', '1');
  const detail = access.length > 0 ? access : null;
  const token = readToken(exchange, detail);
  const attributes = access.map(accessAttributes);
  const user = token === anonymousToken ? anonymousUser : await api.authenticate(token);
  if (!user) throw denied(detail);
  exchange.user = user.username;
  const allowed = await Promise.all(attributes.map((one) => api.reviewAccess(user, one)));
  if (!allowed.every(Boolean)) throw denied(detail);
  return { name: user.username, user, token };
};

/** Namespace and stream of a repository; `undefined` when it does not have exactly these two parts. */
export const splitRepository = (name: string): [namespace: string, stream: string] | undefined => {
  const [namespace = '', stream = '', ...more] = name.split('/');
  return namespace && stream && more.length === 0 ? [namespace, stream] : undefined;
};

const readToken = (exchange: Exchange, detail: unknown): string => {
  const authorization = parseAuthorization(exchange.header('authorization'));
  if (authorization.scheme === 'none') {
    throw challenge(`Bearer realm="https://${exchange.authority}/openshift/token"`, detail);
  }
  if (authorization.scheme === 'bearer') return authorization.token;
  if (authorization.scheme === 'basic' && authorization.credentials.password) return authorization.credentials.password;
  throw challenge('Basic realm=openshift,error="failed to decode credentials"', detail);
};

const accessAttributes = ({ Type, Name, Action }: Access): AccessAttributes => {
  if (Type === 'registry') return { verb: 'list', group: imageGroup, resource: 'imagestreams' };
  if (Type === 'admin') return { verb: 'delete', group: imageGroup, resource: 'images' };
  const parts = splitRepository(Name);
  if (!parts) throw new RegistryError('NAME_INVALID', { isBare: true });
  if (Type === 'signature' && Action === 'put')
    return { verb: 'create', group: imageGroup, resource: 'imagesignatures' };
  if (Action === 'delete') return { verb: 'delete', group: imageGroup, resource: 'images' };
  const [namespace, name] = parts;
  return {
    verb: verbs[Action] ?? 'get',
    group: imageGroup,
    resource: 'imagestreams',
    subresource: 'layers',
    namespace,
    name,
  };
};

const imageGroup = 'image.openshift.io';

const verbs: Readonly<Record<string, string>> = { pull: 'get', get: 'get', push: 'update' };

const denied = (detail: unknown): RegistryError => challenge('Basic realm=openshift,error="access denied"', detail);

const challenge = (header: string, detail: unknown): RegistryError =>
  new RegistryError('UNAUTHORIZED', { detail, headers: { 'WWW-Authenticate': header } });
