import type { OAuthAccessToken, OAuthClient } from '../../../resources/access/oauth.ts';
import type { Group, Identity, User } from '../../../resources/access/user.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { goDuration } from '../../../resources/values/go-duration.ts';
import { goTime } from '../../../resources/values/go-time.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { ageOf } from './age.ts';
import type { Cell, CellPrinter } from './table.ts';

export const userCells: CellPrinter<User> = ({ metadata, fullName = '', identities = [] }) => [
  metadata.name,
  metadata.uid ?? '',
  fullName,
  identities.join(', '),
];

export const identityCells: CellPrinter<Identity> = ({ metadata, providerName, providerUserName, user }) => [
  metadata.name,
  providerName,
  providerUserName,
  user.name ?? '',
  user.uid ?? '',
];

type Mapping = KubeObject & { identity: { name?: string }; user: { name?: string; uid?: string } };

export const userIdentityMappingCells: CellPrinter<Mapping> = ({ metadata, identity, user }) => [
  metadata.name,
  identity.name ?? '',
  user.name ?? '',
  user.uid ?? '',
];

export const groupCells: CellPrinter<Group> = ({ metadata, users }) => [metadata.name, (users ?? []).join(', ')];

export const oauthClientCells: CellPrinter<OAuthClient> = (client) => [
  client.metadata.name,
  client.secret ?? '',
  client.respondWithChallenges ?? false,
  lifetime(client.accessTokenMaxAgeSeconds),
  (client.redirectURIs ?? []).join(','),
];

export const oauthTokenCells: CellPrinter<OAuthAccessToken> = (token, now) => [
  token.metadata.name,
  token.userName ?? '',
  token.clientName ?? '',
  ...tokenCells(token, now),
];

export const ownTokenCells: CellPrinter<OAuthAccessToken> = (token, now) => [
  token.metadata.name,
  token.clientName ?? '',
  ...tokenCells(token, now),
];

export const clientAuthorizationCells: CellPrinter<OAuthAccessToken> = ({ metadata, userName, clientName, scopes }) => [
  metadata.name,
  userName ?? '',
  clientName ?? '',
  (scopes ?? []).join(','),
];

const tokenCells = ({ metadata, expiresIn = 0, redirectURI, scopes }: OAuthAccessToken, now: number): Cell[] => [
  ageOf(metadata.creationTimestamp, now),
  expiresIn > 0 ? goTime(timestamp(Date.parse(metadata.creationTimestamp ?? '') + Number(expiresIn) * 1000)) : 'never',
  redirectURI ?? '',
  (scopes ?? []).join(','),
];

const lifetime = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'default';
  return seconds === 0 ? 'unexpiring' : goDuration(seconds * 1000);
};
