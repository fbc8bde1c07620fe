import type { OAuthClient, OAuthClientAuthorization } from '../../../resources/access/oauth.ts';
import type { User } from '../../../resources/access/user.ts';
import { oauthClientAuthorizationKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { OpenPage, OpenPageAnswer } from '../../apimachinery/open-page.ts';
import { authorizationName } from './client-authorization.ts';
import { cookieOf } from './cookie.ts';
import { escaped, isLocal } from './login-page.ts';
import { type OAuthServer, oauthClientOf, page, redirect } from './oauth-server.ts';
import { queryText } from './query-text.ts';
import { scopesDenied } from './scope-restrictions.ts';
import { splitScopes } from './scopes.ts';

const CSRF = 'csrf';

/**
 * `/oauth/authorize/approve`: asks users whether a client may have what it wants, and writes down what they answer.
 *
 * @see https://github.com/openshift/oauth-server/tree/release-4.19/pkg/server/grant
 */
export const approvePage =
  (server: OAuthServer): OpenPage =>
  async ({ method, headers, query, form }) => {
    const cookies = String(headers['cookie'] ?? '');
    const user = server.sessions.userOf(cookies);
    const fields = method === 'POST' ? await form() : query;
    if (user === undefined) return loginAgain(fields.get('then') ?? '');
    if (method === 'GET') return question(server, user, fields, cookieOf(cookies, CSRF));
    if (method !== 'POST') return page(405, 'Method not allowed\n', 'text/plain; charset=utf-8');
    const pledged = cookieOf(cookies, CSRF);
    if (pledged === '' || pledged !== fields.get(CSRF)) return failed('Invalid CSRF token');
    return answer(server, user, fields);
  };

/** Whether a user has let a client have all of these scopes before. An authorization of somebody else of that name counts for nothing. */
export const hasAuthorized = (
  { listers }: OAuthServer,
  user: Pick<User, 'metadata'>,
  client: OAuthClient,
  scopes: readonly string[],
): boolean => {
  const found = listers
    .of<OAuthClientAuthorization>(oauthClientAuthorizationKind)
    .get(undefined, authorizationName(user.metadata.name, client.metadata.name));
  return found?.userUID === user.metadata.uid && scopes.every((scope) => found?.scopes?.includes(scope));
};

const question = (server: OAuthServer, user: User, query: URLSearchParams, known: string): OpenPageAnswer => {
  const client = oauthClientOf(server, query.get('client_id'));
  if (client === undefined) return failed('Could not find client for client_id');
  const scopes = splitScopes(query.get('scope'));
  const denied = scopesDenied(client, scopes);
  if (denied !== undefined) return failed(illegal(client, `[${scopes.join(' ')}]`, denied));
  const csrf = known || server.drawSecret();
  const hidden = new Map([
    ['then', query.get('then') ?? ''],
    [CSRF, csrf],
    ['client_id', client.metadata.name],
    ['user_name', user.metadata.name],
    ['redirect_uri', query.get('redirect_uri') ?? ''],
  ]);
  const { headers, ...asked } = page(200, questionForm(hidden, scopes));
  return { ...asked, headers: { ...headers, 'set-cookie': `${CSRF}=${csrf}; Path=/; HttpOnly; Secure` } };
};

const answer = async (server: OAuthServer, user: User, fields: URLSearchParams): Promise<OpenPageAnswer> => {
  if (fields.get('user_name') !== user.metadata.name) return failed('User did not match');
  const then = fields.get('then') ?? '';
  const scopes = fields.getAll('scope').flatMap(splitScopes);
  if (!fields.get('approve') || scopes.length === 0)
    return then === ''
      ? failed('Access denied, but no redirect URL was specified')
      : redirect(withParameter(then, 'error', 'access_denied'));
  const client = oauthClientOf(server, fields.get('client_id'));
  if (client === undefined) return failed('Could not find client for client_id');
  const denied = scopesDenied(client, scopes);
  if (denied !== undefined) return failed(illegal(client, scopes.join(' '), denied));
  await authorize(server, user, client, scopes);
  return then === ''
    ? failed('Access granted, but no redirect URL was specified')
    : redirect(withParameter(then, 'scope', scopes.join(' ')));
};

const authorize = async (
  { client: api, listers }: OAuthServer,
  { metadata: { name: userName, uid: userUID = '' } }: User,
  { metadata: { name: clientName } }: OAuthClient,
  scopes: readonly string[],
): Promise<void> => {
  const name = authorizationName(userName, clientName);
  const kind = oauthClientAuthorizationKind;
  const before = listers.of<OAuthClientAuthorization>(kind).get(undefined, name);
  if (before?.userUID === userUID) {
    const all = [...new Set([...(before.scopes ?? []), ...scopes])].sort();
    await api.modify<OAuthClientAuthorization>(kind, undefined, name, (current) => void (current.scopes = all));
    return;
  }
  if (before !== undefined) await api.delete(kind, undefined, name);
  const content = { clientName, userName, userUID, scopes: [...scopes] };
  await api.create<OAuthClientAuthorization>(kind, {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: { name },
    ...content,
  });
};

const loginAgain = (then: string): OpenPageAnswer =>
  isLocal(then) ? redirect(then) : failed('You must reauthenticate before continuing');

const illegal = ({ metadata }: OAuthClient, scopes: string, why: string): string =>
  `${metadata.name} requested illegal scopes (${scopes}): ${why}`;

/** The address with a parameter, relative as it came. */
const withParameter = (address: string, name: string, value: string): string => {
  const [path = '', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${path}?${queryText(parameters)}`;
};

const failed = (why: string): OpenPageAnswer => page(200, document(`<p class="error">${escaped(why)}</p>`));

const questionForm = (hidden: ReadonlyMap<string, string>, scopes: readonly string[]): string =>
  document(`<form action="approve" method="POST">
${[...hidden].map(([name, value]) => `  <input type="hidden" name="${name}" value="${escaped(value)}">`).join('\n')}
  <h1>Authorize Access</h1>
  <p>${escaped(hidden.get('client_id') ?? '')} is requesting permission to access your account (${escaped(hidden.get('user_name') ?? '')})</p>
${scopes.map((scope) => `  <label><input type="checkbox" checked name="scope" value="${escaped(scope)}"> ${escaped(scope)}</label>`).join('\n')}
  <p>You will be redirected to ${escaped(hidden.get('redirect_uri') ?? '')}</p>
  <input type="submit" name="approve" value="Allow selected permissions">
  <input type="submit" name="deny" value="Deny">
</form>`);

const document = (body: string): string => `<!DOCTYPE html>
<html lang="en">
<title>Authorize access</title>
${body}
</html>
`;
