import type { OAuthClient } from '../../../resources/access/oauth.ts';
import { oauthClientKind } from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { Client } from '../../apimachinery/client.ts';

/** The client behind the pages of the OAuth server itself. */
export const browserClient = 'openshift-browser-client';

/**
 * Registers the clients that every cluster has, for the address that its server has now.
 *
 * @param url where the OAuth server is
 * @param secret of the browser client
 */
export const registerOAuthClients = async (client: Client, url: string, secret: string): Promise<void> => {
  for (const { name, ...content } of clientsOf(url, secret)) {
    const existing = (await client.list<OAuthClient>(oauthClientKind)).find(({ metadata }) => metadata.name === name);
    if (existing === undefined)
      await client.create<OAuthClient>(oauthClientKind, {
        apiVersion: apiVersionOf(oauthClientKind),
        kind: oauthClientKind.kind,
        metadata: { name },
        ...content,
      });
    else if (existing.redirectURIs?.[0] !== content.redirectURIs[0])
      await client.update<OAuthClient>(oauthClientKind, { ...existing, redirectURIs: content.redirectURIs });
  }
};

const clientsOf = (url: string, secret: string) => [
  { name: browserClient, secret, redirectURIs: [`${url}/oauth/token/display`], grantMethod: 'auto' as const },
  {
    name: 'openshift-challenging-client',
    respondWithChallenges: true,
    redirectURIs: [`${url}/oauth/token/implicit`],
    grantMethod: 'auto' as const,
  },
  {
    name: 'openshift-cli-client',
    redirectURIs: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
    grantMethod: 'auto' as const,
  },
];
