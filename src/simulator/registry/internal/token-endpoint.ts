import type { ClusterApi } from '../cluster-api.ts';
import { parseAuthorization } from '../http/authorization-header.ts';
import type { Exchange } from '../http/exchange.ts';
import { splitRepository } from './authorization.ts';
import { anonymousToken } from './registry-user.ts';

/**
 * `GET /openshift/token`: hands the API token that came as the password back as a registry token, and `anonymous` to everybody
 * else; what a token allows is found out when it is used.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/dockerregistry/server/tokenhandler.go
 */
export const serveToken = async (api: ClusterApi, exchange: Exchange): Promise<void> => {
  if (exchange.method !== 'GET') return exchange.send(405, {});
  const invalid = invalidScope(exchange);
  if (invalid)
    return exchange.json(401, {
      details: `repository name "${invalid}" invalid: it must be of the format <project>/<name>`,
    });
  const authorization = parseAuthorization(exchange.header('authorization'));
  if (authorization.scheme === 'none')
    return exchange.json(200, { access_token: anonymousToken, token: anonymousToken });
  const token = authorization.scheme === 'basic' ? authorization.credentials.password : '';
  const user = token ? await api.authenticate(token) : undefined;
  if (!user) return exchange.send(401, { 'Content-Type': 'application/json' });
  exchange.user = user.username;
  exchange.json(200, { access_token: token, token });
};

const invalidScope = (exchange: Exchange): string | undefined =>
  exchange.query
    .getAll('scope')
    .flatMap((scope) => scope.split(' '))
    .map((scope) => /^repository:(.+):[^:]*$/.exec(scope)?.[1])
    .find((name) => name !== undefined && !splitRepository(name));
