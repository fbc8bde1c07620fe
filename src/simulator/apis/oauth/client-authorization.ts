import type { OAuthClientAuthorization } from '../../../resources/access/oauth.ts';
import { type NameRule, pathSegment } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateClientName, validateScopes, validateUserName } from './validate-oauth-fields.ts';

/** What the authorization of a user and a client is called. */
export const authorizationName = (userName = '', clientName = ''): string => `${userName}:${clientName}`;

export const authorizationNameRule: NameRule = (name) => {
  const wrong = pathSegment(name);
  if (wrong.length > 0) return wrong;
  const colon = name.indexOf(':');
  return colon <= 0 || colon >= name.length - 1 ? ['must be in the format <userName>:<clientName>'] : [];
};

/**
 * The findings about an OAuthClientAuthorization.
 *
 * @see https://github.com/openshift/oauth-apiserver/blob/release-4.19/pkg/oauth/apis/oauth/validation/validation.go
 */
export const validateClientAuthorization = ({
  clientName,
  userName,
  userUID,
  scopes,
}: OAuthClientAuthorization): FieldError[] => [
  ...validateClientName(clientName),
  ...validateUserName(userName),
  ...validateScopes(scopes),
  ...(userUID ? [] : [required('useruid')]),
];

export const validateClientAuthorizationUpdate = (
  authorization: OAuthClientAuthorization,
  old: OAuthClientAuthorization,
): FieldError[] => [
  ...validateClientAuthorization(authorization),
  ...validateImmutable(authorization.metadata.name, old.metadata.name, 'metadata.name'),
  ...(['clientName', 'userName', 'userUID'] as const).flatMap((field) =>
    authorization[field] === old[field]
      ? []
      : [invalid(field, authorization[field] ?? '', `${field} is not a mutable field`)],
  ),
];
