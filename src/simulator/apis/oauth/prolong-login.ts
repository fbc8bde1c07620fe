import type { OAuthAccessToken } from '../../../resources/access/oauth.ts';
import { oauthAccessTokenKind } from '../../../resources/kinds/access-kinds.ts';
import type { Client } from '../../apimachinery/client.ts';

/** Writes down that a token is used and may stay unused for longer. A write that fails is made up for by the next use. */
export const prolongLogin =
  (client: Client) =>
  ({ metadata: { name } }: OAuthAccessToken, seconds: number): void => {
    client
      .modify<OAuthAccessToken>(oauthAccessTokenKind, undefined, name, (current) => {
        current.inactivityTimeoutSeconds = seconds;
      })
      .catch(() => undefined);
  };
