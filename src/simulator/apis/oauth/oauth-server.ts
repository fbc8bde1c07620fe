import type { Clock } from '../../../ports/clock.ts';
import type { OAuthClient } from '../../../resources/access/oauth.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { OpenPage, OpenPageAnswer, OpenPageRequest } from '../../apimachinery/open-page.ts';
import type { TokenOwner } from '../access/token-authenticator.ts';
import { clientNamed } from './account-client.ts';
import type { LoginSessions } from './login-sessions.ts';
import type { SignIn } from './sign-in.ts';

/** What the pages of the OAuth server share. */
export interface OAuthServer {
  readonly client: Client;
  readonly listers: Listers;
  readonly clock: Clock;
  readonly signIn: SignIn;
  readonly sessions: LoginSessions;
  /** Whom a token belongs to: service accounts show theirs as the secret of a client. */
  readonly ownerOf: TokenOwner;
  /** 64 hex digits that nobody can guess. */
  readonly drawSecret: () => string;
  /** `https://127.0.0.1:6443`; where the pages are. */
  readonly url: () => string;
}

/** Why OAuth refuses, by its error code. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const descriptions = {
  invalid_request:
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
  unauthorized_client: 'The client is not authorized to request a token using this method.',
  access_denied: 'The resource owner or authorization server denied the request.',
  unsupported_response_type: 'The authorization server does not support obtaining a token using this method.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  unsupported_grant_type: 'The authorization grant type is not supported by the authorization server.',
  invalid_grant:
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
} as const;

export type OAuthErrorCode = keyof typeof descriptions;

export const oauthError = (error: OAuthErrorCode): { error: string; error_description: string } => ({
  error,
  error_description: descriptions[error],
});

/** Of every answer: nobody may keep it, show it inside another page, or guess what it is. */
const standardHeaders = {
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
  pragma: 'no-cache',
  expires: '0',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-xss-protection': '1; mode=block',
};

export const jsonAnswer = (code: number, content: object): OpenPageAnswer => ({
  code,
  headers: { ...standardHeaders, 'content-type': 'application/json' },
  body: `${JSON.stringify(content)}\n`,
});

export const redirect = (location: string, headers: Record<string, string> = {}): OpenPageAnswer => ({
  code: 302,
  headers: { ...standardHeaders, location, ...headers },
  body: '',
});

export const page = (code: number, body: string, contentType = 'text/html; charset=UTF-8'): OpenPageAnswer => ({
  code,
  headers: { ...standardHeaders, 'content-type': contentType },
  body,
});

/** What a request asks for: the fields of a form come before those of its address. */
export const parametersOf = async ({ method, query, form }: OpenPageRequest): Promise<URLSearchParams> =>
  method === 'POST' ? new URLSearchParams([...(await form()), ...query]) : query;

/** A client by its name; `undefined` when there is none. */
export const oauthClientOf = ({ listers }: OAuthServer, name: string | null): OAuthClient | undefined => {
  try {
    return clientNamed(name ?? '', listers);
  } catch {
    return undefined;
  }
};

/** The user name and password of a Basic header, those of a client among them. */
export const basicCredentials = (headers: Parameters<OpenPage>[0]['headers']): [string, string] | undefined => {
  const encoded = /^basic +(\S+)$/i.exec(String(headers['authorization'] ?? ''))?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
};
