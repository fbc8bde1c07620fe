import type { OpenPage } from '../../apimachinery/open-page.ts';
import type { OAuthServer } from './oauth-server.ts';

/** The pages of the OAuth server, by path; each is loaded by its first request. @see https://github.com/openshift/oauth-server */
export const oauthPages = (server: OAuthServer): Readonly<Record<string, OpenPage>> => ({
  '/oauth/authorize': loaded(async () => (await import('./authorize-page.ts')).authorizePage(server)),
  '/oauth/authorize/approve': loaded(async () => (await import('./approve-page.ts')).approvePage(server)),
  '/oauth/token': loaded(async () => (await import('./token-page.ts')).tokenPage(server)),
  '/oauth/token/implicit': loaded(async () => (await import('./token-request-pages.ts')).implicitTokenPage),
  '/oauth/token/request': loaded(async () => (await import('./token-request-pages.ts')).tokenRequestPage(server)),
  '/oauth/token/display': loaded(async () => (await import('./token-request-pages.ts')).tokenDisplayPage(server)),
  '/login': loaded(async () => (await import('./login-page.ts')).loginPage(server)),
  '/logout': loaded(async () => (await import('./logout-page.ts')).logoutPage(server)),
});

const loaded = (load: () => Promise<OpenPage>): OpenPage => {
  let page: Promise<OpenPage> | undefined;
  return async (request) => (await (page ??= load()))(request);
};
