import type { KubeObject } from '../kube-object.ts';

/** `user.openshift.io/v1` User: somebody who has logged in. @see https://docs.openshift.com/container-platform/4.19/rest_api/user_and_group_apis/ */
export interface User extends KubeObject {
  fullName?: string;
  /** Names of identities. */
  identities?: string[];
  /** Only said of the user who asks for `~`. */
  groups: string[] | null;
}

/** `user.openshift.io/v1` Identity, named `<provider>:<name there>`: what an identity provider knows of a user. */
export interface Identity extends KubeObject {
  providerName: string;
  providerUserName: string;
  user: { name?: string; uid?: string };
  extra?: Record<string, string>;
}

/** `user.openshift.io/v1` Group. */
export interface Group extends KubeObject {
  users: string[] | null;
}
