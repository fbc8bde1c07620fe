import type { OAuthAccessToken, OAuthAuthorizeToken } from '../../../resources/access/oauth.ts';
import { type NameRule, pathSegment } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateClientName, validateRedirectUri, validateScopes, validateUserName } from './validate-oauth-fields.ts';

const SHORTEST_NAME = 32;

/** The name of tokens of both kinds: only hashes. */
export const tokenName: NameRule = (name = '') => {
  const wrong = pathSegment(name);
  if (wrong.length > 0) return wrong;
  if (name.length < SHORTEST_NAME) return [`must be at least ${SHORTEST_NAME} characters long`];
  return name.startsWith('sha256~') ? [] : ['only the new format of tokens (prefixed with sha256~) is allowed'];
};

/**
 * The findings about an OAuthAccessToken.
 *
 * @see https://github.com/openshift/oauth-apiserver/blob/release-4.19/pkg/oauth/apis/oauth/validation/validation.go
 */
export const validateAccessToken = (token: OAuthAccessToken): FieldError[] => [
  ...validateOwner(token),
  ...notNegative(token.inactivityTimeoutSeconds, 'inactivityTimeoutSeconds'),
  ...validateRedirectUri(token.redirectURI, 'redirectURI'),
  ...notNegative(token.expiresIn, 'expiresIn'),
];

/** Nothing of a token changes but how long it may stay unused, and that not to its disadvantage. */
export const validateAccessTokenUpdate = (token: OAuthAccessToken, old: OAuthAccessToken): FieldError[] => {
  const path = 'inactivityTimeoutSeconds';
  const { [path]: now = 0, ...rest } = token;
  const { [path]: before = 0, ...kept } = old;
  return [
    ...(now > 0 && now < before ? [invalid(path, now, `cannot be less than the current value=${before}`)] : []),
    ...notNegative(now, path),
    ...(before === 0 && now !== 0 ? [invalid(path, now, 'cannot update non-timing-out token')] : []),
    ...validateUnchangedToken(rest, kept),
  ];
};

/** The findings about an OAuthAuthorizeToken, whose challenge is that of PKCE. @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export const validateAuthorizeToken = (token: OAuthAuthorizeToken): FieldError[] => [
  ...validateOwner(token),
  ...validateRedirectUri(token.redirectURI, 'redirectURI'),
  ...validateChallenge(token),
  ...((token.expiresIn ?? 0) > 0 ? [] : [invalid('expiresIn', token.expiresIn ?? 0, 'must be greater than zero')]),
];

export const validateUnchangedToken = (
  { metadata: _, ...token }: OAuthAuthorizeToken,
  { metadata: __, ...old }: OAuthAuthorizeToken,
): FieldError[] => (equal(token, old) ? [] : [invalid('', token, 'field is immutable')]);

const validateOwner = ({ clientName, userName, userUID, scopes }: OAuthAuthorizeToken): FieldError[] => [
  ...validateClientName(clientName),
  ...validateUserName(userName),
  ...validateScopes(scopes),
  ...(userUID ? [] : [required('userUID')]),
];

const notNegative = (seconds = 0, path: string): FieldError[] =>
  seconds < 0 ? [invalid(path, seconds, 'cannot be a negative value')] : [];

const METHODS = ['plain', 'S256'];

const validateChallenge = ({ codeChallenge, codeChallengeMethod }: OAuthAuthorizeToken): FieldError[] => {
  if (!codeChallenge && !codeChallengeMethod) return [];
  return [...challengeErrors(codeChallenge), ...methodErrors(codeChallengeMethod)];
};

const challengeErrors = (challenge: string | undefined): FieldError[] => {
  if (!challenge) return [required('codeChallenge', 'required if codeChallengeMethod is specified')];
  return /^[a-zA-Z0-9._~-]{43,128}$/.test(challenge)
    ? []
    : [invalid('codeChallenge', challenge, 'must be 43-128 characters [a-zA-Z0-9.~_-]')];
};

const methodErrors = (method: string | undefined): FieldError[] => {
  if (!method) return [required('codeChallengeMethod', 'required if codeChallenge is specified')];
  return METHODS.includes(method) ? [] : [notSupported('codeChallengeMethod', method, METHODS)];
};
