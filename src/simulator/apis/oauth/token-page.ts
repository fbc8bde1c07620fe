import { createHash } from 'node:crypto';
import { oauthAuthorizeTokenKind } from '../../../resources/access-kinds.ts';
import type { OAuthAuthorizeToken, OAuthClient } from '../../../resources/oauth.ts';
import type { OpenPage } from '../../apimachinery/open-page.ts';
import { issueAccessToken } from './issue-token.ts';
import {
  basicCredentials,
  jsonAnswer,
  type OAuthServer,
  oauthClientOf,
  oauthError,
  parametersOf,
} from './oauth-server.ts';
import { hasExpired } from './oauth-token-owner.ts';
import { tokenObjectName } from './token-secret.ts';

/**
 * `/oauth/token`: a client exchanges its code for a token, once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export const tokenPage =
  (server: OAuthServer): OpenPage =>
  async (request) => {
    const form = await parametersOf(request);
    if (form.get('grant_type') !== 'authorization_code') return jsonAnswer(400, oauthError('unsupported_grant_type'));
    const client = authenticatedClient(server, request.headers, form);
    if (client === undefined) return jsonAnswer(400, oauthError('unauthorized_client'));
    const code = form.get('code') ?? '';
    if (code === '') return jsonAnswer(400, oauthError('invalid_grant'));
    const authorized = server.listers
      .of<OAuthAuthorizeToken>(oauthAuthorizeTokenKind)
      .get(undefined, tokenObjectName(code));
    if (authorized === undefined || !mayExchange(authorized, client, form, server.clock.now()))
      return jsonAnswer(400, oauthError('invalid_grant'));
    await server.client.delete(oauthAuthorizeTokenKind, undefined, authorized.metadata.name);
    const { userName = '', userUID, scopes = [], redirectURI = '' } = authorized;
    const user = { metadata: { name: userName, uid: userUID } };
    const { token, expiresIn } = await issueAccessToken(server, { user, client, scopes, redirectURI }, code);
    return jsonAnswer(200, {
      access_token: token,
      expires_in: expiresIn,
      scope: scopes.join(' '),
      token_type: 'Bearer',
    });
  };

const authenticatedClient = (
  server: OAuthServer,
  headers: Parameters<OpenPage>[0]['headers'],
  form: URLSearchParams,
): OAuthClient | undefined => {
  const [id, secret] = basicCredentials(headers) ?? [form.get('client_id'), form.get('client_secret') ?? ''];
  const client = oauthClientOf(server, id);
  const secrets = [client?.secret ?? '', ...(client?.additionalSecrets ?? [])];
  return secrets.includes(secret) ? client : undefined;
};

const mayExchange = (code: OAuthAuthorizeToken, client: OAuthClient, form: URLSearchParams, now: number): boolean =>
  !hasExpired(code, now) &&
  code.clientName === client.metadata.name &&
  (form.get('redirect_uri') ?? code.redirectURI) === code.redirectURI &&
  keepsPledge(code, form.get('code_verifier') ?? '');

const keepsPledge = ({ codeChallenge, codeChallengeMethod }: OAuthAuthorizeToken, verifier: string): boolean =>
  codeChallenge === undefined ||
  codeChallenge ===
    (codeChallengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
