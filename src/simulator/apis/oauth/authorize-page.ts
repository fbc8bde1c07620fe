import type { OAuthClient } from '../../../resources/access/oauth.ts';
import type { User } from '../../../resources/access/user.ts';
import type { OpenPage, OpenPageAnswer, OpenPageRequest } from '../../apimachinery/open-page.ts';
import { hasAuthorized } from './approve-page.ts';
import { issueAccessToken, issueCode } from './issue-token.ts';
import {
  basicCredentials,
  jsonAnswer,
  type OAuthErrorCode,
  type OAuthServer,
  oauthClientOf,
  oauthError,
  parametersOf,
  redirect,
} from './oauth-server.ts';
import { queryText } from './query-text.ts';
import { mayRedirectTo } from './redirect-uri.ts';
import { scopesDenied } from './scope-restrictions.ts';
import { requestedScopes } from './scopes.ts';

/**
 * `/oauth/authorize`: finds out who the user is, by a Basic challenge for command lines and by a form for browsers, and sends
 * her back to the client with a code, or with a token in the fragment.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
 * @see https://github.com/openshift/oauth-server/tree/master/pkg/oauth/handlers
 */
export const authorizePage =
  (server: OAuthServer): OpenPage =>
  async (request) => {
    const query = await parametersOf(request);
    const client = oauthClientOf(server, query.get('client_id'));
    if (client === undefined) return jsonAnswer(400, oauthError('unauthorized_client'));
    const uri = query.get('redirect_uri') ?? client.redirectURIs?.[0] ?? '';
    if (!mayRedirectTo(client.redirectURIs ?? [], uri)) return jsonAnswer(400, oauthError('invalid_request'));
    const type = query.get('response_type');
    const back = { uri, state: query.get('state') ?? '' };
    const error = query.get('error');
    if (error) return redirect(withParameters(uri, { error, state: back.state }));
    if (type !== 'code' && type !== 'token') return refuse(back, 'unsupported_response_type');
    const scopes = requestedScopes(query.get('scope'));
    if (scopes === undefined) return refuse(back, 'invalid_scope');
    const user = await userOf(server, client, request);
    if (user === undefined) return askWhoItIs(client, request);
    const grant = { user, client, scopes, redirectURI: uri };
    const denied = scopes.filter((scope) => scopesDenied(client, [scope]) !== undefined).sort();
    if (denied.length > 0) return refuse(back, 'access_denied', `scope denied: ${denied.join(' ')}`);
    if (client.grantMethod === 'prompt' && !hasAuthorized(server, user, client, scopes))
      return askForGrant(client, scopes, uri, query);
    const done = { 'set-cookie': server.sessions.end(String(request.headers['cookie'] ?? '')) };
    if (type === 'token') return redirect(`${uri}#${await tokenFragment(server, grant, back.state)}`, done);
    const challenge = query.get('code_challenge') ?? undefined;
    const method = query.get('code_challenge_method') ?? 'plain';
    if (challenge !== undefined && method !== 'plain' && method !== 'S256') return refuse(back, 'invalid_request');
    const code = await issueCode(server, grant, back.state, challenge && { challenge, method });
    return redirect(withParameters(uri, { code, state: back.state }), done);
  };

const userOf = async (
  server: OAuthServer,
  client: OAuthClient,
  { headers }: OpenPageRequest,
): Promise<User | undefined> => {
  if (!client.respondWithChallenges) return server.sessions.userOf(String(headers['cookie'] ?? ''));
  const credentials = basicCredentials(headers);
  return credentials === undefined ? undefined : server.signIn(...credentials);
};

const NO_CSRF = 'A non-empty X-CSRF-Token header is required to receive basic-auth challenges';

const askWhoItIs = (client: OAuthClient, { headers, rawQuery }: OpenPageRequest): OpenPageAnswer => {
  if (!client.respondWithChallenges)
    return redirect(`/login?then=${encodeURIComponent(`/oauth/authorize?${rawQuery}`)}`);
  return headers['x-csrf-token']
    ? { code: 401, headers: { 'www-authenticate': 'Basic realm="openshift"' }, body: '' }
    : {
        code: 401,
        headers: { warning: `199 Origin "${NO_CSRF}"`, 'content-type': 'text/plain' },
        body: `${NO_CSRF}\n`,
      };
};

const tokenFragment = async (
  server: OAuthServer,
  grant: Parameters<typeof issueAccessToken>[1],
  state: string,
): Promise<string> => {
  const { token, expiresIn } = await issueAccessToken(server, grant);
  return queryText({
    access_token: token,
    expires_in: String(expiresIn),
    scope: grant.scopes.join(' '),
    ...(state === '' ? {} : { state }),
    token_type: 'Bearer',
  });
};

/** The user is asked below this page, and comes back to it; both addresses are relative, so that they hold behind a proxy. */
const askForGrant = (
  { metadata }: OAuthClient,
  scopes: readonly string[],
  uri: string,
  query: URLSearchParams,
): OpenPageAnswer =>
  redirect(
    `authorize/approve?${queryText([
      ['client_id', metadata.name],
      ['redirect_uri', uri],
      ['scope', scopes.join(' ')],
      ['then', `../authorize?${query}`],
    ])}`,
  );

const refuse = (
  { uri, state }: { uri: string; state: string },
  error: OAuthErrorCode,
  description = oauthError(error).error_description,
): OpenPageAnswer => redirect(withParameters(uri, { error, error_description: description, state }));

/** `state` goes back as it came, also when there was none. */
const withParameters = (uri: string, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.search = queryText(url.searchParams);
  return url.href;
};
