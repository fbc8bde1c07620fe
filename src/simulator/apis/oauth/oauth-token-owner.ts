import type { Clock } from '../../../ports/clock.ts';
import type { OAuthAccessToken, OAuthClient } from '../../../resources/access/oauth.ts';
import type { Group, User } from '../../../resources/access/user.ts';
import { groupKind, oauthAccessTokenKind, oauthClientKind, userKind } from '../../../resources/kinds/access-kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { defaultAudience } from '../access/service-account-token.ts';
import type { TokenOwner } from '../access/token-authenticator.ts';
import { SCOPES } from '../access/token-scopes.ts';
import { tokenObjectName } from './token-secret.ts';

/**
 * Whom the token of a login belongs to; `undefined` when there is no such login, it has expired or was unused for too long, or
 * its user is gone.
 *
 * @param prolong writes down how long after its creation a token may stay unused, in seconds, now that it is used
 * @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/tokenvalidation
 */
export const oauthTokenOwner =
  (listers: Listers, clock: Clock, prolong: (token: OAuthAccessToken, seconds: number) => void): TokenOwner =>
  (secret, audiences = [defaultAudience]) => {
    if (!audiences.includes(defaultAudience)) return undefined;
    const token = listers.of<OAuthAccessToken>(oauthAccessTokenKind).get(undefined, tokenObjectName(secret));
    if (token === undefined || hasExpired(token, clock.now())) return undefined;
    const user = listers.of<User>(userKind).get(undefined, token.userName ?? '');
    if (user === undefined || user.metadata.uid !== token.userUID) return undefined;
    const { inactivityTimeoutSeconds: before = 0, expiresIn = 0 } = token;
    const after =
      before === 0 || (expiresIn > 0 && expiresIn <= before) ? before : allowance(listers, token, clock.now());
    if (after === 0 ? before > 0 : after > before) prolong(token, after);
    const owner = {
      username: user.metadata.name,
      uid: user.metadata.uid as string,
      groups: [...groupsOf(listers, user.metadata.name), 'system:authenticated:oauth', 'system:authenticated'],
      extra: { [SCOPES]: token.scopes ?? [] },
    };
    return { user: owner, audiences: [defaultAudience] };
  };

/** Whether the time of a token or code is over. @param now in milliseconds since the epoch */
export const hasExpired = (token: OAuthAccessToken, now: number): boolean => {
  const { expiresIn = 0, inactivityTimeoutSeconds = 0 } = token;
  const age = ageOf(token, now);
  return (expiresIn > 0 && expiresIn <= age) || (inactivityTimeoutSeconds > 0 && inactivityTimeoutSeconds < age);
};

/** In seconds. */
const ageOf = ({ metadata }: OAuthAccessToken, now: number): number =>
  (now - Date.parse(metadata.creationTimestamp as string)) / 1000;

/** How long after its creation a token that is used now may stay unused, as its client wants it; 0: for as long as one likes. */
const allowance = (listers: Listers, token: OAuthAccessToken, now: number): number => {
  const client = listers.of<OAuthClient>(oauthClientKind).get(undefined, token.clientName ?? '');
  const timeout = client?.accessTokenInactivityTimeoutSeconds ?? 0;
  return timeout === 0 ? 0 : Math.trunc(ageOf(token, now) + timeout);
};

const groupsOf = (listers: Listers, username: string): string[] =>
  listers
    .of<Group>(groupKind)
    .list()
    .filter(({ users }) => users?.includes(username))
    .map(({ metadata }) => metadata.name);
