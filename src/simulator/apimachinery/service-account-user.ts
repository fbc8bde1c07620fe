import type { UserInfo } from './request-context.ts';

/**
 * The groups that all service accounts of a namespace are in.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 */
export const serviceAccountGroups = (namespace: string): string[] => [
  'system:serviceaccounts',
  `system:serviceaccounts:${namespace}`,
];

/** A service account as the user that its requests come from. */
export const serviceAccountUser = (namespace: string, name: string): UserInfo => ({
  username: `system:serviceaccount:${namespace}:${name}`,
  groups: [...serviceAccountGroups(namespace), 'system:authenticated'],
});
