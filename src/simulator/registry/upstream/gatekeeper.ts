import type { Clock } from '../../../ports/clock.ts';
import type { Access } from '../api/access.ts';
import type { Caller } from '../api/registry-app.ts';
import { parseAuthorization } from '../http/authorization-header.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { type AccessPolicy, isAllowed, isUser } from './access-policy.ts';
import type { RegistryProfile } from './profile.ts';
import { type TokenGrant, TokenService } from './token-service.ts';

interface GatekeeperOptions {
  readonly profile: RegistryProfile;
  readonly clock: Clock;
  readonly exists: (repository: string) => Promise<boolean>;
}

/** Lets requests to an upstream registry in, or challenges them. Without a policy everything is open. */
export class Gatekeeper {
  policy: AccessPolicy | undefined;
  readonly #options: GatekeeperOptions;
  readonly #tokens: TokenService;

  constructor(policy: AccessPolicy | undefined, options: GatekeeperOptions) {
    this.policy = policy;
    this.#options = options;
    this.#tokens = new TokenService(options.clock);
  }

  /** @throws {RegistryError} 401 with a challenge */
  async authorize(exchange: Exchange, access: readonly Access[] | undefined): Promise<Caller> {
    const { policy } = this;
    if (!policy) return { name: '' };
    if (access === undefined) throw new RegistryError('UNAUTHORIZED');
    return policy.scheme === 'basic'
      ? this.#authorizeBasic(policy, exchange, access)
      : this.#authorizeBearer(exchange, access);
  }

  /** The token endpoint; `false` when this is another path. */
  async serveToken(exchange: Exchange): Promise<boolean> {
    const { policy } = this;
    if (policy?.scheme !== 'bearer' || exchange.path !== this.#options.profile.tokenPath) return false;
    const authorization = parseAuthorization(exchange.header('authorization'));
    const known = authorization.scheme === 'basic' && isUser(policy, authorization.credentials);
    if (authorization.scheme !== 'none' && !known) {
      exchange.send(
        401,
        { 'Content-Type': 'application/json' },
        JSON.stringify({ details: 'incorrect username or password' }),
      );
      return true;
    }
    const user = authorization.scheme === 'basic' ? authorization.credentials.username : undefined;
    exchange.user = user;
    const access = await this.#grant(
      policy,
      user,
      exchange.query.getAll('scope').flatMap((scope) => scope.split(' ')),
    );
    exchange.json(200, this.#tokens.issue({ ...(user ? { user } : {}), access }), { 'Cache-Control': 'no-store' });
    return true;
  }

  async #grant(
    policy: AccessPolicy,
    user: string | undefined,
    scopes: readonly string[],
  ): Promise<TokenGrant['access']> {
    const granted: Record<string, string[]> = {};
    for (const scope of scopes) {
      const [, name = '', actions = ''] = /^repository:(.+):([\w,*]+)$/.exec(scope) ?? [];
      const exists = name !== '' && (await this.#options.exists(name));
      const allowed = actions.split(',').filter((action) => action && isAllowed(policy, user, name, action, exists));
      if (allowed.length > 0) granted[name] = [...(granted[name] ?? []), ...allowed];
    }
    return granted;
  }

  #authorizeBasic(policy: AccessPolicy, exchange: Exchange, access: readonly Access[]): Caller {
    const authorization = parseAuthorization(exchange.header('authorization'));
    if (authorization.scheme === 'basic' && isUser(policy, authorization.credentials))
      return { name: authorization.credentials.username };
    throw new RegistryError('UNAUTHORIZED', {
      detail: access.length > 0 ? access : null,
      headers: { 'WWW-Authenticate': 'Basic realm="Registry"' },
    });
  }

  #authorizeBearer(exchange: Exchange, access: readonly Access[]): Caller {
    const authorization = parseAuthorization(exchange.header('authorization'));
    const grant = authorization.scheme === 'bearer' ? this.#tokens.read(authorization.token) : undefined;
    if (grant && access.every(({ Name, Action }) => grant.access[Name]?.includes(Action)))
      return { name: grant.user ?? '' };
    const problem = grant ? 'insufficient_scope' : authorization.scheme === 'bearer' ? 'invalid_token' : '';
    throw new RegistryError('UNAUTHORIZED', {
      detail: access.length > 0 ? access : null,
      headers: { 'WWW-Authenticate': this.#bearerChallenge(exchange, access, problem) },
    });
  }

  #bearerChallenge(exchange: Exchange, access: readonly Access[], problem: string): string {
    const { profile } = this.#options;
    const realm = profile.tokenRealm ?? `https://${exchange.authority}${profile.tokenPath}`;
    const name = access[0]?.Name;
    const scope =
      access[0]?.Type === 'repository'
        ? `,scope="repository:${name}:${access.map(({ Action }) => Action).join(',')}"`
        : '';
    return `Bearer realm="${realm}",service="${profile.tokenService ?? exchange.authority}"${scope}${problem ? `,error="${problem}"` : ''}`;
  }
}
