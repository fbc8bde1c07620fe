import type { OAuthClientAuthorization } from '../../../resources/access/oauth.ts';
import { oauthClientAuthorizationKind } from '../../../resources/kinds/access-kinds.ts';
import type { FieldError } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { plainStorage } from '../plain-storage.ts';
import {
  authorizationName,
  authorizationNameRule,
  validateClientAuthorization,
  validateClientAuthorizationUpdate,
} from './client-authorization.ts';

/**
 * The storage of what users have let clients do, which is named by both whatever name it is sent with.
 *
 * @param deniedTo what is wrong with a client, or with the scopes that it is to have
 */
export const authorizationStorage = (
  machinery: Machinery,
  deniedTo: (clientName?: string, scopes?: readonly string[]) => FieldError[],
): RegistryStore => {
  const storage = plainStorage(oauthClientAuthorizationKind, machinery, {
    nameRule: authorizationNameRule,
    requireResourceVersion: true,
    createOnUpdate: true,
    prepareForUpdate: (authorization: OAuthClientAuthorization) =>
      void (authorization.metadata.name = nameOf(authorization)),
    validate: (authorization: OAuthClientAuthorization) => [
      ...validateClientAuthorization(authorization),
      ...deniedTo(authorization.clientName, authorization.scopes),
    ],
    validateUpdate: (authorization: OAuthClientAuthorization, old: OAuthClientAuthorization) => [
      ...validateClientAuthorizationUpdate(authorization, old),
      ...(authorization.scopes?.every((scope) => old.scopes?.includes(scope))
        ? []
        : deniedTo(authorization.clientName, authorization.scopes)),
    ],
  });
  const create = storage.create.bind(storage);
  storage.create = (context, sent) => create(context, { ...sent, metadata: { ...sent.metadata, name: nameOf(sent) } });
  return storage;
};

const nameOf = ({ userName, clientName }: OAuthClientAuthorization): string => authorizationName(userName, clientName);
