import { selfSubjectReviewKind, selfSubjectRulesReviewKind, tokenReviewKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/resource-kind.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';

/**
 * "Who am I?", "whose token is this?" and "what may I do?": answered, never stored.
 *
 * @param userOf the owner of a bearer token
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review
 */
export const identityReviewStorages = (
  authorizer: RbacAuthorizer,
  userOf: (token: string) => UserInfo | undefined,
): RestStorage[] => [
  {
    kind: selfSubjectReviewKind,
    create: async ({ user }, object) => answer(selfSubjectReviewKind, object, { userInfo: infoOf(user) }),
  },
  {
    kind: tokenReviewKind,
    create: async (_, object) => {
      const spec = (object as { spec?: { token?: string; audiences?: string[] } }).spec;
      const user = userOf(spec?.token ?? '');
      const status =
        user === undefined
          ? { user: {}, error: '[invalid bearer token]' }
          : { authenticated: true, user: infoOf(user) };
      return answer(tokenReviewKind, object, status);
    },
  },
  {
    kind: selfSubjectRulesReviewKind,
    create: async ({ user }, object) => {
      const namespace = (object as { spec?: { namespace?: string } }).spec?.namespace;
      const rules = [...authorizer.rulesFor(user, namespace)].map(({ rule }) => rule);
      return answer(selfSubjectRulesReviewKind, object, {
        resourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs === undefined),
        nonResourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs !== undefined),
        incomplete: false,
      });
    },
  },
];

const answer = (kind: ResourceKind, object: KubeObject, status: unknown): KubeObject =>
  ({ ...object, apiVersion: apiVersionOf(kind), kind: kind.kind, status }) as KubeObject;

const infoOf = ({ username, uid, groups, extra }: UserInfo): unknown => ({
  username,
  ...(uid === undefined ? {} : { uid }),
  groups,
  ...(extra === undefined ? {} : { extra }),
});
