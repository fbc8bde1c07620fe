import type { OpenPage } from '../../apimachinery/open-page.ts';
import { escaped } from './login-page.ts';
import { browserClient } from './oauth-clients.ts';
import { type OAuthServer, oauthClientOf, page, redirect } from './oauth-server.ts';
import { queryText } from './query-text.ts';
import { tokenPage } from './token-page.ts';

/** `/oauth/token/request`: where people get a token for `oc login --token` in their browser. */
export const tokenRequestPage =
  ({ url }: OAuthServer): OpenPage =>
  async () => {
    const query = queryText({
      client_id: browserClient,
      redirect_uri: `${url()}/oauth/token/display`,
      response_type: 'code',
    });
    return redirect(`${url()}/oauth/authorize?${query}`);
  };

/** `/oauth/token/display`: shows a token for the code that the browser brings. */
export const tokenDisplayPage =
  (server: OAuthServer): OpenPage =>
  async ({ query, ...request }) => {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: browserClient,
      client_secret: oauthClientOf(server, browserClient)?.secret ?? '',
      code: query.get('code') ?? '',
    });
    const { code, body } = await tokenPage(server)({
      ...request,
      query,
      method: 'POST',
      headers: {},
      form: async () => form,
    });
    if (code !== 200)
      return page(400, 'This code is not valid (any more). <a href="request">Request another token</a>');
    const { access_token: token } = JSON.parse(body) as { access_token: string };
    return page(200, display(escaped(token), server.url()));
  };

const display = (token: string, url: string): string => `<!DOCTYPE html>
<html lang="en">
<title>Your API token</title>
<h2>Your API token is</h2>
<code>${token}</code>
<h2>Log in with this token</h2>
<pre>oc login --token=${token} --server=${url}</pre>
<p><a href="request">Request another token</a></p>
</html>
`;

/** `/oauth/token/implicit`: nobody needs to come here; the token is in the address that led to it. */
export const implicitTokenPage: OpenPage = async () =>
  page(
    200,
    'The access token is in the fragment of the Location header that led to this page, as access_token.\n',
    'text/plain',
  );
