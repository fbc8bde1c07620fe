/**
 * Where clients such as `oc login` get their tokens.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8414
 */
export const oauthMetadata = (url: string): object => ({
  issuer: url,
  authorization_endpoint: `${url}/oauth/authorize`,
  token_endpoint: `${url}/oauth/token`,
  scopes_supported: ['user:check-access', 'user:full', 'user:info', 'user:list-projects', 'user:list-scoped-projects'],
  response_types_supported: ['code', 'token'],
  grant_types_supported: ['authorization_code', 'implicit'],
  code_challenge_methods_supported: ['plain', 'S256'],
});
