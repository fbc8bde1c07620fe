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
  if (invalid !== undefined)
    return exchange.json(401, {
      details: `repository name "${invalid}" invalid: it must be of the format <project>/<name>`,
    });
  const authorization = parseAuthorization(exchange.header('authorization'));
  if (authorization.scheme === 'none')
    return exchange.json(200, { access_token: anonymousToken, token: anonymousToken });
  const token = authorization.scheme === 'basic' ? authorization.credentials.password : undefined;
  if (token === '') return exchange.json(401, { details: 'unable to validate token: Forbidden' });
  const user = token === undefined ? undefined : await api.authenticate(token);
  if (!user) return exchange.send(401, { 'Content-Type': 'application/json' });
  exchange.user = user.username;
  exchange.json(200, { access_token: token, token });
};

/** The first repository among the scopes that cannot be an image stream. Scopes that cannot be read, and all after an empty one, count for nothing. */
const invalidScope = (exchange: Exchange): string | undefined =>
  (exchange.query.get('scope') ? exchange.query.getAll('scope') : [])
    .map((scope) => scope.split(':'))
    .filter(([type = '', , ...rest]) => /^(repository|signature)(\([a-z0-9]+\))?$/.test(type) && rest.length === 1)
    .map(([, name = '']) => name)
    .find((name) => !splitRepository(name));
