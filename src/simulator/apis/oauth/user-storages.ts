import type { Group, Identity, User } from '../../../resources/access/user.ts';
import { groupKind, identityKind, userKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { admittedWrites } from '../../apimachinery/admitted-writes.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain-storage.ts';
import { validateName } from '../validation/name.ts';
import { userIdentityMappings } from './user-identity-mappings.ts';
import { groupName, identityName, identityProviderName, userName } from './user-name.ts';

/** All of user.openshift.io/v1. @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/user */
export const userStorages = (machinery: Machinery): RestStorage[] => {
  const users = plainStorage(userKind, machinery, {
    nameRule: userName,
    requireResourceVersion: true,
    applyDefaults: (user: User) => void (user.groups = null),
    validate: validateUser,
    validateUpdate: validateUser,
  });
  const getUser = users.get.bind(users);
  users.get = async (context, name) =>
    name === '~'
      ? oneself(context, users.peek(undefined, context.user.username) as User | undefined)
      : getUser(context, name);
  const identities = plainStorage(identityKind, machinery, {
    nameRule: identityName,
    requireResourceVersion: true,
    validate: validateIdentity,
    validateUpdate: validateIdentityUpdate,
  });
  const createIdentity = identities.create.bind(identities);
  identities.create = (context, sent) => {
    const { providerName = '', providerUserName = '', metadata } = sent as Identity;
    const name = `${providerName}:${providerUserName}`;
    return createIdentity(context, { ...sent, user: {}, ...sent, metadata: { ...metadata, name } } as Identity);
  };
  return [
    plainStorage(groupKind, machinery, {
      nameRule: groupName,
      requireResourceVersion: true,
      applyDefaults: (group: Group) => void (group.users ??= null),
      validate: validateGroup,
      validateUpdate: validateGroup,
    }),
    identities,
    admittedWrites(machinery.subresources)(userIdentityMappings(users, identities)),
    users,
  ];
};

/** Whoever asks, known or not, with the groups that count for the request. */
const oneself = ({ user }: RequestContext, known: User | undefined): User => ({
  ...known,
  apiVersion: apiVersionOf(userKind),
  kind: userKind.kind,
  metadata: { ...known?.metadata, name: user.username, ...(user.uid === undefined ? {} : { uid: user.uid }) },
  groups: [...new Set(user.groups)].sort(),
});

const validateGroup = ({ users }: Group): FieldError[] =>
  (users ?? []).flatMap((user, index) => {
    const path = `user[${index}]`;
    return user === '' ? [invalid(path, user, 'may not be empty')] : validateName(user, path, userName);
  });

const validateUser = ({ identities }: User): FieldError[] =>
  (identities ?? []).flatMap((identity, index) => validateName(identity, `identities[${index}]`, identityName));

const validateIdentity = ({ metadata, providerName, providerUserName, user }: Identity): FieldError[] => [
  ...(providerName ? validateName(providerName, 'providerName', identityProviderName) : [required('providerName')]),
  ...(providerUserName ? validateName(providerUserName, 'providerUserName', userName) : [required('providerUserName')]),
  ...(providerName && providerUserName && metadata.name !== `${providerName}:${providerUserName}`
    ? [invalid('metadata.name', metadata.name, `must be ${providerName}:${providerUserName}`)]
    : []),
  ...validateName(user?.name ?? '', 'user.name', userName),
  ...(!user?.name && user?.uid ? [required('user.username', 'username is required when uid is provided')] : []),
  ...(user?.name && !user.uid ? [required('user.uid', 'uid is required when username is provided')] : []),
];

const validateIdentityUpdate = (identity: Identity, old: Identity): FieldError[] => [
  ...validateIdentity(identity),
  ...(['providerName', 'providerUserName'] as const).flatMap((field) =>
    identity[field] === old[field] ? [] : [invalid(field, identity[field], `may not change ${field}`)],
  ),
];
