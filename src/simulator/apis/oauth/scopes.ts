import { isScope } from '../access/token-scopes.ts';

/**
 * What a client asks to do for the user; everything unless it says so. `undefined` when it asks for what there is not.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/tokens-scoping.html
 */
export const requestedScopes = (scope: string | null): string[] | undefined => {
  const scopes = splitScopes(scope);
  if (scopes.length === 0) return ['user:full'];
  return scopes.every(isScope) ? scopes : undefined;
};

/** The scopes of a parameter, where spaces are between them. */
export const splitScopes = (scope: string | null): string[] => (scope ?? '').split(' ').filter((each) => each !== '');
