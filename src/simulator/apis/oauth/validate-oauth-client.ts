import type { OAuthClient, ScopeRestriction } from '../../../resources/access/oauth.ts';
import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { goPointer, goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import { validateRedirectUri } from './validate-oauth-fields.ts';

/** Seconds that a token must be allowed to stay unused at least. */
const SHORTEST_INACTIVITY = 300;

/**
 * The findings about an OAuthClient.
 *
 * @see https://github.com/openshift/oauth-apiserver/blob/release-4.19/pkg/oauth/apis/oauth/validation/validation.go
 */
export const validateOAuthClient = (client: OAuthClient): FieldError[] => [
  ...(client.redirectURIs ?? []).flatMap((uri, index) => validateRedirectUri(uri, `redirectURIs[${index}]`)),
  ...(client.additionalSecrets ?? []).flatMap((secret, index) =>
    secret === '' ? [invalid(`additionalSecrets[${index}]`, '', 'may not be empty')] : [],
  ),
  ...(client.scopeRestrictions ?? []).flatMap((each, index) =>
    validateRestriction(each, `scopeRestrictions[${index}]`),
  ),
  ...notNegative(client.accessTokenMaxAgeSeconds, 'accessTokenMaxAgeSeconds'),
  ...validateInactivity(client.accessTokenInactivityTimeoutSeconds),
  ...validateGrantMethod(client.grantMethod),
];

const notNegative = (seconds: number | undefined, path: string): FieldError[] =>
  (seconds ?? 0) < 0 ? [invalid(path, seconds, 'value cannot be negative')] : [];

const validateInactivity = (seconds = 0): FieldError[] => {
  const path = 'accessTokenInactivityTimeoutSeconds';
  return seconds > 0 && seconds < SHORTEST_INACTIVITY
    ? [invalid(path, seconds, `The minimum valid timeout value is ${SHORTEST_INACTIVITY} seconds`)]
    : notNegative(seconds, path);
};

const validateGrantMethod = (method: string | undefined): FieldError[] => {
  if (!method) return [required('grantMethod', 'must be auto or prompt')];
  const known = ['auto', 'prompt'];
  return known.includes(method) ? [] : [notSupported('grantMethod', method, known)];
};

const validateRestriction = ({ literals = [], clusterRole }: ScopeRestriction, path: string): FieldError[] => {
  if (literals.length > 0 === (clusterRole != null)) {
    const values = literals.length === 0 ? '[]string(nil)' : goStrings(literals);
    const role = goPointer('oauth.ClusterRoleScopeRestriction', clusterRole);
    const shown = `oauth.ScopeRestriction{ExactValues:${values}, ClusterRole:${role}}`;
    return [invalidGo(path, shown, 'exactly one of literals, clusterRole is required')];
  }
  if (clusterRole == null)
    return literals.flatMap((each, index) =>
      each === '' ? [invalid(`${path}.literals[${index}]`, each, 'may not be empty')] : [],
    );
  return (['roleNames', 'namespaces'] as const).flatMap((field) =>
    (clusterRole[field] ?? []).length === 0 ? [required(`${path}.clusterRole.${field}`, "won't match anything")] : [],
  );
};
