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
import { compactRules, ruleText, singleRights } from './covered-rules.ts';
import { legacyRule } from './legacy-rules.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';
import type { Access } from './rbac-rule.ts';
import { SCOPES } from './token-scopes.ts';

/** The action that a review is about, in the fields of OpenShift 3. */
interface Action {
  namespace?: string;
  verb?: string;
  resourceAPIGroup?: string;
  resourceAPIVersion?: string;
  resource?: string;
  resourceName?: string;
  path?: string;
  isNonResourceURL?: boolean;
}

type SubjectReview = KubeObject & Action & { user?: string; groups?: string[] | null; scopes?: string[] | null };

type RulesReview = KubeObject & { spec?: Pick<SubjectReview, 'user' | 'groups' | 'scopes'> };

/**
 * The reviews of authorization.openshift.io/v1, which `oc login`, `oc policy` and `oc adm policy` ask for.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/authorization/apiserver/registry
 */
export const legacyReviewStorages = (authorizer: RbacAuthorizer): RestStorage[] => [
  review(legacySubjectAccessReviewKind, (context, sent) => reviewSubject(authorizer, context, sent, sent.namespace)),
  review(legacyLocalSubjectAccessReviewKind, (context, sent) =>
    reviewSubject(authorizer, context, sent, context.namespace),
  ),
  review(resourceAccessReviewKind, (context, sent) => reviewResource(authorizer, context, sent, sent.namespace)),
  review(localResourceAccessReviewKind, (context, sent) =>
    reviewResource(authorizer, context, sent, context.namespace),
  ),
  review(legacySelfSubjectRulesReviewKind, ({ user, namespace }, sent) =>
    reviewRules(authorizer, sent, limitedTo((sent as RulesReview).spec?.scopes, user), namespace),
  ),
  review(subjectRulesReviewKind, ({ namespace }, sent) => {
    const { user: username = '', groups, scopes } = (sent as RulesReview).spec ?? {};
    return reviewRules(authorizer, sent, limitedTo(scopes, { username, groups: groups ?? [] }), namespace);
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

const reviewRules = (
  authorizer: RbacAuthorizer,
  { metadata, ...sent }: { metadata?: unknown; spec?: unknown },
  user: UserInfo,
  namespace: string | undefined,
) => {
  const { rules, errors } = authorizer.limitedPolicyFor(user, namespace);
  const sorted = compactRules(rules.flatMap(singleRights)).sort((one, other) =>
    ruleText(one) < ruleText(other) ? -1 : 1,
  );
  return {
    ...(metadata ? { metadata } : {}),
    spec: sent.spec ?? {},
    status: {
      rules: sorted.map(legacyRule),
      ...(errors.length === 0 ? {} : { evaluationError: errors.join(', ') }),
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
