import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { isScope } from '../access/token-scopes.ts';
import { validateName } from '../validation/name.ts';
import { urlError } from '../validation/url-error.ts';
import { accountOf } from './account-client.ts';
import { userName } from './user-name.ts';

/** Whoever installs a cluster logs in by this name, which no User may have. */
const BOOTSTRAP_USER = 'kube:admin';

/** The findings about the client that tokens and authorizations are for: an OAuthClient or a service account. */
export const validateClientName = (value: string | undefined): FieldError[] => {
  if (!value) return [required('clientName')];
  return accountOf(value) === undefined ? validateName(value, 'clientName', dnsSubdomain) : [];
};

export const validateUserName = (value: string | undefined): FieldError[] => {
  if (!value) return [required('userName')];
  return value === BOOTSTRAP_USER ? [] : validateName(value, 'userName', userName);
};

/**
 * The findings about what a token is limited to. Unlike on the page where clients ask, none is not all of them.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/authorization/scopemetadata/validation.go
 */
export const validateScopes = (scopes: readonly string[] | undefined): FieldError[] =>
  scopes === undefined || scopes.length === 0
    ? [required('scopes', 'may not be empty')]
    : scopes.flatMap((scope, index) => scopeErrors(scope).map((why) => invalid(`scopes[${index}]`, scope, why)));

const scopeErrors = (scope: string): string[] => {
  const strange = [...scope].filter((character) => !/[!#-[\]-~]/.test(character));
  if (strange.length > 0) return strange.map((character) => `${character.codePointAt(0)} not allowed`);
  if (isScope(scope)) return [];
  return [scope.startsWith('role:') ? `bad format for scope ${scope}` : 'no scope handler found'];
};

/** The findings about an address that browsers are sent back to, relative ones being allowed. */
export const validateRedirectUri = (value: string | undefined, path: string): FieldError[] => {
  const wrong = redirectError(value ?? '');
  return wrong === undefined ? [] : [invalid(path, value ?? '', wrong)];
};

const redirectError = (uri: string): string | undefined => {
  if (uri === '') return 'may not be empty';
  const wrong = urlError(uri);
  if (wrong !== undefined) return wrong;
  if (/#./s.test(uri)) return 'may not contain a fragment';
  const [segments = ''] = uri.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:/, '').split(/[?#]/);
  const dots = segments.split('/').find((each) => each === '.' || each === '..');
  return dots && `may not contain a path segment of ${dots}`;
};
