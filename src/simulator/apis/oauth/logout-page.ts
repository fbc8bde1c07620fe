import type { OpenPage } from '../../apimachinery/open-page.ts';
import { isLocal } from './login-page.ts';
import { type OAuthServer, page, parametersOf, redirect } from './oauth-server.ts';

/** `/logout`: ends the session of a browser. @see https://github.com/openshift/oauth-server/tree/release-4.19/pkg/server/logout */
export const logoutPage =
  ({ sessions }: OAuthServer): OpenPage =>
  async (request) => {
    if (request.method !== 'POST') return page(405, 'Method not allowed\n', 'text/plain; charset=utf-8');
    const cookie = { 'set-cookie': sessions.end(String(request.headers['cookie'] ?? '')) };
    const then = (await parametersOf(request)).get('then') ?? '';
    if (isLocal(then)) return redirect(then, cookie);
    const { headers, ...answer } = page(200, '', 'text/plain; charset=utf-8');
    return { ...answer, headers: { ...headers, ...cookie } };
  };
