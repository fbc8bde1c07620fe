import { parseTrace, traceHeader } from '../../../distribution/request-trace.ts';
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
  access: readonly Access[] | undefined,
): Promise<RegistryUser> => {
  exchange.addHeader('X-Registry-Supports-Signatures', '1');
  if (access === undefined) throw new RegistryError('UNAUTHORIZED');
  const detail = access.length > 0 ? access : null;
  const token = readToken(exchange, detail);
  const user = token === undefined ? anonymousUser : await api.authenticate(token);
  if (!user) throw denied(detail);
  exchange.user = user.username;
  const isUpload = exchange.path.includes('/blobs/uploads/');
  const attributes = access.map((one) => accessAttributes(one, isUpload));
  const allowed = await Promise.all(attributes.map((one) => api.reviewAccess(user, one)));
  if (!allowed.every(Boolean)) throw denied(detail);
  return { name: user.username, user, token: token ?? '', trace: parseTrace(exchange.header(traceHeader)) };
};

/** Namespace and stream of a repository; `undefined` when it does not have exactly these two parts. */
export const splitRepository = (name: string): [namespace: string, stream: string] | undefined => {
  const [namespace = '', stream = '', ...more] = name.split('/');
  return namespace && stream && more.length === 0 ? [namespace, stream] : undefined;
};

/** The token that came along; `undefined` for the one that stands for nobody in particular. */
const readToken = (exchange: Exchange, detail: unknown): string | undefined => {
  const authorization = parseAuthorization(exchange.header('authorization'));
  if (authorization.scheme === 'none' || authorization.scheme === 'unknown') {
    throw challenge(`Bearer realm="https://${exchange.authority}/openshift/token"`, detail);
  }
  if (authorization.scheme === 'bearer')
    return authorization.token === anonymousToken ? undefined : authorization.token;
  if (authorization.scheme === 'basic' && authorization.credentials.password) return authorization.credentials.password;
  throw challenge('Basic realm=openshift,error="failed to decode credentials"', detail);
};

const accessAttributes = ({ Type, Name, Action }: Access, isUpload: boolean): AccessAttributes => {
  if (Type === 'registry') return { verb: 'list', group: imageGroup, resource: 'imagestreams' };
  if (Type === 'admin') return { verb: 'delete', group: imageGroup, resource: 'images' };
  if (Type === 'metrics') return { verb: 'get', group: imageGroup, resource: 'registry', subresource: 'metrics' };
  const parts = splitRepository(Name);
  if (!parts) throw new RegistryError('NAME_INVALID', { isBare: true });
  const [namespace, name] = parts;
  if (Type === 'signature' && Action === 'put')
    return { verb: 'create', group: imageGroup, resource: 'imagesignatures', namespace, name };
  if (Action === 'delete' && !isUpload) return { verb: 'delete', group: imageGroup, resource: 'images' };
  return {
    verb: Action === 'pull' || Action === 'get' ? 'get' : 'update',
    group: imageGroup,
    resource: 'imagestreams',
    subresource: 'layers',
    namespace,
    name,
  };
};

const imageGroup = 'image.openshift.io';

const denied = (detail: unknown): RegistryError => challenge('Basic realm=openshift,error="access denied"', detail);

const challenge = (header: string, detail: unknown): RegistryError =>
  new RegistryError('UNAUTHORIZED', { detail, headers: { 'Www-Authenticate': header } });
