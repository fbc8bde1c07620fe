import type { OpenPage } from '../../apimachinery/open-page.ts';
import { type OAuthServer, page, parametersOf, redirect } from './oauth-server.ts';

/** `/login`: the form where browsers log in; then they go on to where they wanted to. */
export const loginPage =
  ({ signIn, sessions }: OAuthServer): OpenPage =>
  async (request) => {
    if (request.method !== 'POST') return page(200, form(request.query.get('then') ?? '', ''));
    const fields = await parametersOf(request);
    const then = fields.get('then') ?? '';
    const user = await signIn(fields.get('username') ?? '', fields.get('password') ?? '');
    if (user === undefined) return page(200, form(then, 'Invalid login or password. Please try again.'));
    return redirect(isLocal(then) ? then : '/', { 'set-cookie': sessions.open(user) });
  };

/** A path of this server, not another server that a link wants to lead to. */
export const isLocal = (then: string): boolean => /^\/(?![/\\])/.test(then);

const form = (then: string, complaint: string): string => `<!DOCTYPE html>
<html lang="en">
<title>Log in</title>
<form method="post" action="/login">
  <h1>Log in to your account</h1>
  <p>${complaint}</p>
  <input type="hidden" name="then" value="${escaped(then)}">
  <label>Username <input name="username" autofocus></label>
  <label>Password <input name="password" type="password"></label>
  <button type="submit">Log in</button>
</form>
</html>
`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
