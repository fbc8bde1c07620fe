import type { Credentials } from '../../../distribution/credentials.ts';

/** Who may do what at an upstream registry, and how clients prove who they are. */
export interface AccessPolicy {
  /**
   * `basic`: credentials with every request. `bearer`: a token from a token service.
   * Quay.io and Docker Hub work with tokens, a plain distribution registry with Basic.
   */
  readonly scheme: 'basic' | 'bearer';
  /** Whose credentials are accepted; nobody's when empty. */
  readonly users: readonly Credentials[];
  /** With `bearer`: whether everybody may pull from existing repositories. @default false */
  readonly anonymousPull?: boolean;
  /** Repositories that only users may pull from although everybody may pull elsewhere. */
  readonly privateRepositories?: readonly string[];
}

/** Whether the credentials are those of a user. */
export const isUser = (policy: AccessPolicy, { username, password }: Credentials): boolean =>
  policy.users.some((user) => user.username === username && user.password === password);

/** Whether a caller (`undefined`: nobody in particular) may do this with a repository that exists or not. */
export const isAllowed = (
  policy: AccessPolicy,
  user: string | undefined,
  repository: string,
  action: string,
  exists: boolean,
): boolean =>
  user !== undefined ||
  (action === 'pull' && policy.anonymousPull === true && exists && !policy.privateRepositories?.includes(repository));
