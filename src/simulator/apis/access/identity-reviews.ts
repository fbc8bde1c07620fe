import type { Clock } from '../../../ports/clock.ts';
import { selfSubjectReviewKind, selfSubjectRulesReviewKind, tokenReviewKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import { nodeOf } from '../../apimachinery/node-identity.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';
import { reviewAnswer } from './review-answer.ts';
import { defaultAudience } from './service-account-token.ts';
import type { TokenOwner } from './token-authenticator.ts';

/**
 * "Who am I?", "whose token is this?" and "what may I do?": answered, never stored.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review
 */
export const identityReviewStorages = (
  authorizer: RbacAuthorizer,
  ownerOf: TokenOwner,
  clock: Clock,
): RestStorage[] => [
  {
    kind: selfSubjectReviewKind,
    create: async ({ user }) => ({
      apiVersion: apiVersionOf(selfSubjectReviewKind),
      kind: selfSubjectReviewKind.kind,
      metadata: { creationTimestamp: timestamp(clock.now()) } as KubeObject['metadata'],
      status: { userInfo: infoOf(user) },
    }),
  },
  {
    kind: tokenReviewKind,
    tracksFields: true,
    create: async (_, object) => {
      const spec = (object as { spec?: { token?: string; audiences?: string[] } }).spec;
      if (!spec?.token) throw badRequest('token is required for TokenReview in authentication');
      const audiences = spec.audiences?.length ? spec.audiences : [defaultAudience];
      const owner = ownerOf(spec.token, audiences);
      const status =
        owner === undefined
          ? { user: {}, error: '[invalid bearer token, token lookup failed]' }
          : { authenticated: true, user: infoOf(owner.user), audiences: owner.audiences };
      return reviewAnswer(tokenReviewKind, object, { status });
    },
  },
  {
    kind: selfSubjectRulesReviewKind,
    create: async ({ user }, object) => {
      const namespace = (object as { spec?: { namespace?: string } }).spec?.namespace;
      if (!namespace) throw badRequest('no namespace on request');
      const { rules, errors } = authorizer.policyFor(user, namespace);
      // What nodes may do besides depends on their pods, and is in no list.
      if (nodeOf(user) !== undefined) errors.push('node authorizer does not support user rule resolution');
      const status = {
        resourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs === undefined),
        nonResourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs !== undefined),
        incomplete: errors.length > 0,
        ...(errors.length === 0 ? {} : { evaluationError: aggregateMessage(errors) }),
      };
      // The real server answers with rules alone, and does not say what it has been asked.
      return reviewAnswer(selfSubjectRulesReviewKind, {} as KubeObject, { spec: {}, status });
    },
  },
];

const infoOf = ({ username, uid, groups, extra }: UserInfo): unknown => ({
  username,
  ...(uid === undefined ? {} : { uid }),
  groups,
  ...(extra === undefined ? {} : { extra }),
});
