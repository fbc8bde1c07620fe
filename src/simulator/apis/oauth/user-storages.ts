import { groupKind, identityKind, userKind } from '../../../resources/access-kinds.ts';
import { apiVersionOf } from '../../../resources/resource-kind.ts';
import type { Group, Identity, User } from '../../../resources/user.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { type NameRule, pathSegment } from '../validation/dns-name.ts';
import { userIdentityMappings } from './user-identity-mappings.ts';

/** All of user.openshift.io/v1. @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/user */
export const userStorages = (machinery: Machinery): RestStorage[] => {
  const users = plainStorage(userKind, machinery, {
    nameRule: userName,
    applyDefaults: (user: User) => void (user.groups = null),
  });
  const getUser = users.get.bind(users);
  users.get = async (context, name) =>
    name === '~'
      ? oneself(context, users.peek(undefined, context.user.username) as User | undefined)
      : getUser(context, name);
  const identities = plainStorage(identityKind, machinery, { nameRule: identityName, validate: validateIdentity });
  const createIdentity = identities.create.bind(identities);
  identities.create = (context, sent) => {
    const { providerName = '', providerUserName = '', metadata } = sent as Identity;
    const name = metadata.name || `${providerName}:${providerUserName}`;
    return createIdentity(context, { ...sent, user: {}, ...sent, metadata: { ...metadata, name } } as Identity);
  };
  return [
    plainStorage(groupKind, machinery, {
      nameRule: groupName,
      applyDefaults: (group: Group) => void (group.users ??= null),
      validate: validateGroup,
      validateUpdate: validateGroup,
    }),
    identities,
    userIdentityMappings(users, identities),
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

const userName: NameRule = (name) => [
  ...pathSegment(name),
  ...(name.includes(':') ? ['may not contain ":"'] : []),
  ...(name === '~' ? ['may not equal "~"'] : []),
];

const groupName: NameRule = userName;

const identityName: NameRule = (name) => {
  const wrong = pathSegment(name);
  if (wrong.length > 0) return wrong;
  return /^[^:]+:(?:b64:)?[^:]+$/.test(name) ? [] : ['must be in the format <providerName>:<providerUserName>'];
};

const validateGroup = ({ users }: Group): FieldError[] =>
  (users ?? []).flatMap((user, index) => {
    const wrong = user === '' ? ['may not be empty'] : userName(user);
    return wrong.length === 0 ? [] : [invalid(`user[${index}]`, user, wrong.join(', '))];
  });

const validateIdentity = ({ metadata, providerName, providerUserName, user }: Identity): FieldError[] => [
  ...(providerName ? [] : [required('providerName')]),
  ...(providerUserName ? [] : [required('providerUserName')]),
  ...(providerName && providerUserName && metadata.name !== `${providerName}:${providerUserName}`
    ? [invalid('metadata.name', metadata.name, `must be ${providerName}:${providerUserName}`)]
    : []),
  ...(user?.name && !user.uid ? [required('user.uid', 'uid is required when username is provided')] : []),
];
