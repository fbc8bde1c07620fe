import type { Group, Identity, User } from '../../../resources/access/user.ts';
import { groupKind, identityKind, userKind } from '../../../resources/kinds/access-kinds.ts';
import { isNotFound } from '../../client/client.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import type { Describers, Place } from '../place.ts';

/** The descriptions of the kinds of user.openshift.io. */
export const userDescribers: Describers = [
  [
    groupKind,
    async ({ client, name, now }) => {
      const { metadata, users } = await client.get<Group>(groupKind, '', name);
      // Further users stand behind a cell of spaces.
      const [first, ...others] = users ?? [];
      const rest = others.map((user) => `           \t${user}\n`).join('');
      return alignOpenShift(describeMeta(metadata, now) + field('Users', first) + rest);
    },
  ],
  [
    userKind,
    async (place) => {
      const user = await place.client.get<User>(userKind, '', place.name);
      const identities = await Promise.all((user.identities ?? []).map((name) => identityText(place, name, user)));
      const title = user.fullName ? field('Full Name', user.fullName) : '';
      return alignOpenShift(describeMeta(user.metadata, place.now) + title + field('Identities', identities));
    },
  ],
  [
    identityKind,
    async (place) => {
      const identity = await place.client.get<Identity>(identityKind, '', place.name);
      const [name, uid] = await userTexts(place, identity);
      const meta = describeMeta(identity.metadata, place.now);
      return alignOpenShift(meta + field('User Name', name) + field('User UID', uid));
    },
  ],
];

/** An identity of a user, and what is wrong with it. */
const identityText = async ({ client }: Place, name: string, { metadata }: User): Promise<string> => {
  const found = await client.get<Identity>(identityKind, '', name).catch((error: unknown) => problemOf(error));
  if (typeof found === 'string') return `${name} (Error: Identity ${found})`;
  if (found.user?.name !== metadata.name)
    return `${name} (Error: Identity maps to user name '${found.user?.name ?? ''}')`;
  return found.user.uid === metadata.uid
    ? name
    : `${name} (Error: Identity maps to user UID '${found.user.uid ?? ''}')`;
};

/** Name and UID of the user of an identity, and what is wrong with them. */
const userTexts = async ({ client, name: own }: Place, { user }: Identity): Promise<[name: string, uid: string]> => {
  const { name = '', uid = '' } = user ?? {};
  if (name === '') return [name, uid];
  const found = await client.get<User>(userKind, '', name).catch((error: unknown) => problemOf(error));
  if (typeof found === 'string') return [`${name} (Error: User ${found})`, uid];
  const isKnown = found.identities?.includes(own);
  return [
    isKnown ? name : `${name} (Error: User identities do not include ${own})`,
    found.metadata.uid === uid ? uid : `${uid} (Error: Actual user UID is ${found.metadata.uid})`,
  ];
};

const problemOf = (error: unknown): string => (isNotFound(error) ? 'does not exist' : 'lookup failed');
