import { oauthAccessTokenKind } from '../../../resources/access-kinds.ts';
import type { OAuthAccessToken } from '../../../resources/oauth.ts';
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
