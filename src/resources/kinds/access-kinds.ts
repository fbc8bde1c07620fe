import type { ResourceKind } from './resource-kind.ts';

const row = (namespaced: boolean, group: string, kind: string, plural = `${kind.toLowerCase()}s`): ResourceKind => ({
  group,
  version: 'v1',
  kind,
  plural,
  singular: kind.toLowerCase(),
  namespaced,
  shortNames: [],
  categories: [],
});

const USERS = 'user.openshift.io';
const OAUTH = 'oauth.openshift.io';
const AUTHORIZATION = 'authorization.openshift.io';

export const groupKind = row(false, USERS, 'Group');
export const identityKind = row(false, USERS, 'Identity', 'identities');
export const userIdentityMappingKind = row(false, USERS, 'UserIdentityMapping');
export const userKind = row(false, USERS, 'User');

export const oauthAccessTokenKind = row(false, OAUTH, 'OAuthAccessToken');
export const oauthAuthorizeTokenKind = row(false, OAUTH, 'OAuthAuthorizeToken');
export const oauthClientAuthorizationKind = row(false, OAUTH, 'OAuthClientAuthorization');
export const oauthClientKind = row(false, OAUTH, 'OAuthClient');
export const userOAuthAccessTokenKind = row(false, OAUTH, 'UserOAuthAccessToken');

export const legacyClusterRoleBindingKind = row(false, AUTHORIZATION, 'ClusterRoleBinding');
export const legacyClusterRoleKind = row(false, AUTHORIZATION, 'ClusterRole');
export const legacyRoleBindingKind = row(true, AUTHORIZATION, 'RoleBinding');
export const legacyRoleKind = row(true, AUTHORIZATION, 'Role');
export const localResourceAccessReviewKind = row(true, AUTHORIZATION, 'LocalResourceAccessReview');
export const legacyLocalSubjectAccessReviewKind = row(true, AUTHORIZATION, 'LocalSubjectAccessReview');
export const resourceAccessReviewKind = row(false, AUTHORIZATION, 'ResourceAccessReview');
export const legacySelfSubjectRulesReviewKind = row(true, AUTHORIZATION, 'SelfSubjectRulesReview');
export const legacySubjectAccessReviewKind = row(false, AUTHORIZATION, 'SubjectAccessReview');
export const subjectRulesReviewKind = row(true, AUTHORIZATION, 'SubjectRulesReview');

/** The kinds of users, logins and of OpenShift's own view of access rules, which is that of Kubernetes in older words. */
export const accessKinds: readonly ResourceKind[] = [
  legacyClusterRoleBindingKind,
  legacyClusterRoleKind,
  legacyRoleBindingKind,
  legacyRoleKind,
  localResourceAccessReviewKind,
  legacyLocalSubjectAccessReviewKind,
  resourceAccessReviewKind,
  legacySelfSubjectRulesReviewKind,
  legacySubjectAccessReviewKind,
  subjectRulesReviewKind,
  oauthAccessTokenKind,
  oauthAuthorizeTokenKind,
  oauthClientAuthorizationKind,
  oauthClientKind,
  userOAuthAccessTokenKind,
  groupKind,
  identityKind,
  userIdentityMappingKind,
  userKind,
];
