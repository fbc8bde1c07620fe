import type { Clock } from '../../../ports/clock.ts';
import { groupKind, oauthAccessTokenKind, userKind } from '../../../resources/access-kinds.ts';
import type { OAuthAccessToken } from '../../../resources/oauth.ts';
import type { Group, User } from '../../../resources/user.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { defaultAudience } from '../access/service-account-token.ts';
import type { TokenOwner } from '../access/token-authenticator.ts';
import { SCOPES } from '../access/token-scopes.ts';
import { tokenObjectName } from './token-secret.ts';

/**
 * Whom the token of a login belongs to; `undefined` when there is no such login, it has expired, or its user is gone.
 *
 * @see https://github.com/openshift/oauth-apiserver/tree/master/pkg/tokenvalidation
 */
export const oauthTokenOwner =
  (listers: Listers, clock: Clock): TokenOwner =>
  (secret, audiences = [defaultAudience]) => {
    if (!audiences.includes(defaultAudience)) return undefined;
    const token = listers.of<OAuthAccessToken>(oauthAccessTokenKind).get(undefined, tokenObjectName(secret));
    if (token === undefined || hasExpired(token, clock.now())) return undefined;
    const user = listers.of<User>(userKind).get(undefined, token.userName ?? '');
    if (user === undefined || user.metadata.uid !== token.userUID) return undefined;
    const owner = {
      username: user.metadata.name,
      uid: user.metadata.uid as string,
      groups: [...groupsOf(listers, user.metadata.name), 'system:authenticated:oauth', 'system:authenticated'],
      extra: { [SCOPES]: token.scopes ?? [] },
    };
    return { user: owner, audiences: [defaultAudience] };
  };

/** Whether the time of a token or code is over. @param now in milliseconds since the epoch */
export const hasExpired = ({ metadata, expiresIn = 0 }: OAuthAccessToken, now: number): boolean =>
  expiresIn > 0 && Date.parse(metadata.creationTimestamp as string) + expiresIn * 1000 <= now;

const groupsOf = (listers: Listers, username: string): string[] =>
  listers
    .of<Group>(groupKind)
    .list()
    .filter(({ users }) => users?.includes(username))
    .map(({ metadata }) => metadata.name);
