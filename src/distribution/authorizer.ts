import { jsonSyntaxError } from '../image/json-syntax-error.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { ClientProfile } from './client-profile.ts';
import { basicAuthorization, type Credentials } from './credentials.ts';
import { DistributionError } from './distribution-error.ts';
import { errorFromResponse } from './error-response.ts';
import { quotedRequest } from './network-error.ts';
import { readBody } from './read-body.ts';
import type { Transport, WireRequest } from './transport.ts';
import type { WireResponse } from './wire-exchange.ts';

/** Who asks for what. */
export interface AuthorizerOptions {
  readonly profile: ClientProfile;
  readonly credentials: Credentials | undefined;
  /** `repository:ns/app:pull` */
  readonly scope: string;
  readonly insecure: boolean | undefined;
}

/** A request that wants the header. */
interface AuthorizedRequest extends Pick<WireRequest, 'method' | 'url'> {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers the challenge that a registry gave to the first ping: nothing, Basic, or a Bearer token that is fetched when the first
 * request needs it and used for all further ones.
 */
export class Authorizer {
  readonly #transport: Transport;
  readonly #options: AuthorizerOptions;
  #challenges: readonly Challenge[] = [];
  #token: Promise<string> | undefined;

  constructor(transport: Transport, options: AuthorizerOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  /** Takes the answer to the ping. */
  learn(ping: WireResponse): void {
    const header = ping.headers['www-authenticate'];
    this.#challenges = ping.status === 401 ? parseChallenges(header) : [];
  }

  /**
   * The `Authorization` header for a request, `undefined` for none.
   *
   * @throws {DistributionError} of kind `credentials` when there are none and the program does not ask without, or of phase `token`
   *   when the token service refuses
   */
  async header(request: AuthorizedRequest): Promise<string | undefined> {
    const { credentials, profile } = this.#options;
    const bearer = this.#challenges.find((challenge) => challenge.scheme === 'bearer');
    if (bearer) {
      this.#token ??= this.#fetchToken(bearer, request.signal);
      return `Bearer ${await this.#token.catch((error: unknown) => Promise.reject(inRequest(error, request)))}`;
    }
    if (this.#challenges.length === 0) return undefined;
    if (credentials) return basicAuthorization(credentials);
    if (profile.withoutCredentials === 'ask') return undefined;
    throw new DistributionError(`${quotedRequest(request)}: no basic auth credentials`, { kind: 'credentials' });
  }

  async #fetchToken({ parameters }: Challenge, signal: AbortSignal | undefined): Promise<string> {
    const { credentials, scope, profile, insecure } = this.#options;
    const url = new URL(parameters['realm'] ?? '');
    if (credentials) url.searchParams.append('account', credentials.username);
    url.searchParams.append('scope', scope);
    if (parameters['service']) url.searchParams.append('service', parameters['service']);
    const response = await this.#transport.send({
      method: 'GET',
      url: url.href,
      headers: {
        'User-Agent': profile.userAgent,
        ...(credentials ? { Authorization: basicAuthorization(credentials) } : {}),
      },
      phase: 'token',
      insecure,
      signals: signal ? [signal] : [],
    });
    const body = (await readBody(response.body)).toString();
    if (response.status !== 200) throw errorFromResponse({ ...response, body }, 'token');
    return tokenIn(body);
  }
}

const tokenIn = (body: string): string => {
  const problem = jsonSyntaxError(body);
  if (problem !== undefined) {
    const cutOff = problem === 'unexpected end of JSON input' ? (body.trim() ? 'unexpected EOF' : 'EOF') : problem;
    throw new DistributionError(`unable to decode token response: ${cutOff}`, { kind: 'content', phase: 'token' });
  }
  const answer = JSON.parse(body) as { token?: unknown; access_token?: unknown } | null;
  const token = answer?.token ?? answer?.access_token;
  if (typeof token === 'string' && token) return token;
  throw new DistributionError('authorization server did not include a token in the response', {
    kind: 'content',
    phase: 'token',
  });
};

/** The token is fetched inside a request, so the request is named first. */
const inRequest = (error: unknown, request: Pick<WireRequest, 'method' | 'url'>): unknown => {
  if (!(error instanceof DistributionError)) return error;
  const { kind, phase, status, errors, retryAfter } = error;
  return new DistributionError(`${quotedRequest(request)}: ${error.message}`, {
    kind,
    phase,
    errors,
    cause: error,
    ...(status ? { status } : {}),
    ...(retryAfter ? { retryAfter } : {}),
  });
};
