import type { OpenPage } from '../../apimachinery/open-page.ts';
import { authorizePage } from './authorize-page.ts';
import { loginPage } from './login-page.ts';
import type { OAuthServer } from './oauth-server.ts';
import { tokenPage } from './token-page.ts';
import { implicitTokenPage, tokenDisplayPage, tokenRequestPage } from './token-request-pages.ts';

/** The pages of the OAuth server, by path. @see https://github.com/openshift/oauth-server */
export const oauthPages = (server: OAuthServer): Readonly<Record<string, OpenPage>> => ({
  '/oauth/authorize': authorizePage(server),
  '/oauth/token': tokenPage(server),
  '/oauth/token/implicit': implicitTokenPage,
  '/oauth/token/request': tokenRequestPage(server),
  '/oauth/token/display': tokenDisplayPage(server),
  '/login': loginPage(server),
});
