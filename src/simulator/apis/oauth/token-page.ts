import { createHash } from 'node:crypto';
import type { OAuthAuthorizeToken, OAuthClient } from '../../../resources/access/oauth.ts';
import { oauthAuthorizeTokenKind } from '../../../resources/kinds/access-kinds.ts';
import type { OpenPage } from '../../apimachinery/open-page.ts';
import { clientCredentials, knowsSecret } from './client-authentication.ts';
import { issueAccessToken } from './issue-token.ts';
import { jsonAnswer, type OAuthServer, oauthClientOf, oauthError, parametersOf } from './oauth-server.ts';
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
    const credentials = clientCredentials(request.headers, form);
    if (credentials === undefined) return jsonAnswer(400, oauthError('invalid_request'));
    const [id, secret] = credentials;
    const client = oauthClientOf(server, id);
    if (client === undefined || !knowsSecret(server, client, secret))
      return jsonAnswer(400, oauthError('unauthorized_client'));
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

const mayExchange = (code: OAuthAuthorizeToken, client: OAuthClient, form: URLSearchParams, now: number): boolean =>
  !hasExpired(code, now) &&
  code.clientName === client.metadata.name &&
  (form.get('redirect_uri') ?? code.redirectURI) === code.redirectURI &&
  keepsPledge(code, form.get('code_verifier') ?? '');

const keepsPledge = ({ codeChallenge, codeChallengeMethod }: OAuthAuthorizeToken, verifier: string): boolean =>
  codeChallenge === undefined ||
  codeChallenge ===
    (codeChallengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
