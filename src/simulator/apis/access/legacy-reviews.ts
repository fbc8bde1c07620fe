import {
  legacyLocalSubjectAccessReviewKind,
  legacySelfSubjectRulesReviewKind,
  legacySubjectAccessReviewKind,
  localResourceAccessReviewKind,
  resourceAccessReviewKind,
  subjectRulesReviewKind,
} from '../../../resources/kinds/access-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import { refusal } from '../../apimachinery/refusal.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { gatherVerbs, protobufText, singleRights } from './covered-rules.ts';
import { legacyRule } from './legacy-rules.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';
import type { Access } from './rbac-rule.ts';
import { SCOPES } from './token-scopes.ts';
import { type Action, checkLegacyReview } from './validate-legacy-review.ts';

type SubjectReview = KubeObject & Action & { user?: string; groups?: string[] | null; scopes?: string[] | null };

type RulesReview = KubeObject & { spec?: Pick<SubjectReview, 'user' | 'groups' | 'scopes'> };

/**
 * The reviews of authorization.openshift.io/v1, which `oc login`, `oc policy` and `oc adm policy` ask for.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/authorization/apiserver/registry
 */
export const legacyReviewStorages = (authorizer: RbacAuthorizer): RestStorage[] => [
  actionReview(legacySubjectAccessReviewKind, 'cluster', reviewSubject, authorizer),
  actionReview(legacyLocalSubjectAccessReviewKind, 'namespace', reviewSubject, authorizer),
  actionReview(resourceAccessReviewKind, 'cluster', reviewResource, authorizer),
  actionReview(localResourceAccessReviewKind, 'namespace', reviewResource, authorizer),
  review(legacySelfSubjectRulesReviewKind, ({ user, namespace }, sent) =>
    reviewRules(authorizer, limitedTo((sent as RulesReview).spec?.scopes, user), namespace, { scopes: null }),
  ),
  review(subjectRulesReviewKind, ({ namespace }, sent) => {
    const { user: username = '', groups, scopes } = (sent as RulesReview).spec ?? {};
    const spec = { user: '', groups: null, scopes: null };
    return reviewRules(authorizer, limitedTo(scopes, { username, groups: groups ?? [] }), namespace, spec);
  }),
];

const review = (
  kind: ResourceKind,
  answer: (context: RequestContext, sent: SubjectReview) => { kind?: string; [field: string]: unknown },
): RestStorage => ({
  kind,
  create: async (context, sent) =>
    ({
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      ...answer(context, sent as SubjectReview),
    }) as unknown as KubeObject,
});

type ReviewAction = (
  authorizer: RbacAuthorizer,
  context: RequestContext,
  sent: SubjectReview,
  namespace: string | undefined,
) => { kind: string; [field: string]: unknown };

/** A review of an action: in its own namespace, or in the one that it names. */
const actionReview = (
  kind: ResourceKind,
  scope: 'cluster' | 'namespace',
  answer: ReviewAction,
  authorizer: RbacAuthorizer,
): RestStorage =>
  review(kind, (context, sent) => {
    const home = scope === 'namespace' ? context.namespace : undefined;
    checkLegacyReview(sent, home);
    return answer(authorizer, context, sent, scope === 'namespace' ? home : sent.namespace);
  });

const reviewSubject = (authorizer: RbacAuthorizer, { user }: RequestContext, sent: SubjectReview, namespace = '') => {
  const isAboutOneself = !sent.user && !sent.groups?.length;
  mustBeAllowed(authorizer, {
    user,
    verb: 'create',
    group: isAboutOneself ? 'authorization.k8s.io' : '',
    resource: isAboutOneself ? 'selfsubjectaccessreviews' : 'localsubjectaccessreviews',
    namespace,
  });
  const subject = isAboutOneself ? user : { username: sent.user ?? '', groups: sent.groups ?? [] };
  const { allowed, reason } = authorizer.authorize({
    user: limitedTo(sent.scopes, subject),
    ...accessOf(sent, namespace),
  });
  return { kind: 'SubjectAccessReviewResponse', namespace, allowed, ...(reason ? { reason } : {}) };
};

/** Scopes limit what a subject may do; an empty list lifts the limits of whoever asks. */
const limitedTo = (scopes: readonly string[] | null | undefined, subject: UserInfo): UserInfo =>
  scopes ? { ...subject, extra: { [SCOPES]: scopes } } : subject;

const reviewResource = (authorizer: RbacAuthorizer, { user }: RequestContext, sent: Action, namespace = '') => {
  mustBeAllowed(authorizer, { user, verb: 'create', group: '', resource: 'localresourceaccessreviews', namespace });
  const { subjects, errors } = authorizer.subjectsOf(accessOf(sent, namespace));
  const names = (kinds: readonly string[]): string[] =>
    [
      ...new Set(
        subjects
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ kind, name, namespace: home = namespace }) =>
            kind === 'ServiceAccount' ? `system:serviceaccount:${home}:${name}` : name,
          ),
      ),
    ].sort();
  return {
    kind: 'ResourceAccessReviewResponse',
    namespace,
    users: names(['User', 'ServiceAccount']),
    groups: names(['Group']),
    evalutionError: aggregateMessage(errors),
  };
};

/** The answer is an object of its own, which does not repeat the question. */
const reviewRules = (authorizer: RbacAuthorizer, user: UserInfo, namespace: string | undefined, spec: object) => {
  const { rules, errors } = authorizer.limitedPolicyFor(user, namespace);
  const sorted = gatherVerbs(rules.flatMap(singleRights))
    .map((rule) => ({ rule, text: protobufText(rule) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  return {
    metadata: { creationTimestamp: null },
    spec,
    status: {
      rules: sorted.map(({ rule }) => legacyRule(rule)),
      ...(errors.length === 0 ? {} : { evaluationError: aggregateMessage(errors) }),
    },
  };
};

const mustBeAllowed = (authorizer: RbacAuthorizer, request: Parameters<RbacAuthorizer['authorize']>[0]): void => {
  const decision = authorizer.authorize(request);
  if (!decision.allowed) throw refusal(request, decision);
};

const accessOf = (
  { verb = '', resourceAPIGroup = '', resourceAPIVersion, resource = '', resourceName, path, isNonResourceURL }: Action,
  namespace: string,
): Access => {
  if (isNonResourceURL) return { verb, nonResourcePath: path ?? '' };
  const [plural = '', subresource] = resource.split('/');
  return {
    verb,
    group: resourceAPIGroup,
    version: resourceAPIVersion || '*',
    resource: plural,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === '' ? {} : { namespace }),
    ...(resourceName ? { name: resourceName } : {}),
  };
};
