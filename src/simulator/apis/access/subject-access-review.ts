import {
  localSubjectAccessReviewKind,
  selfSubjectAccessReviewKind,
  subjectAccessReviewKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { AccessReview } from './access-review.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';
import type { Access } from './rbac-rule.ts';
import { reviewAnswer } from './review-answer.ts';
import { type ReviewScope, validateAccessReview } from './validate-access-review.ts';

/**
 * "May this user do that?": answered, never stored.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/
 */
export const accessReviewStorages = (authorizer: RbacAuthorizer): RestStorage[] => [
  reviewStorage(selfSubjectAccessReviewKind, authorizer, () => ({ isOfOthers: false })),
  reviewStorage(subjectAccessReviewKind, authorizer, () => ({ isOfOthers: true })),
  reviewStorage(localSubjectAccessReviewKind, authorizer, ({ namespace }) => ({ isOfOthers: true, namespace })),
];

/** Errors name no kind, as those of the real server. */
const UNNAMED = { group: 'authorization.k8s.io', kind: '' };

const reviewStorage = (
  kind: ResourceKind,
  authorizer: RbacAuthorizer,
  scopeOf: (context: RequestContext) => ReviewScope,
): RestStorage => ({
  kind,
  tracksFields: true,
  create: async (context, object) => {
    const review = object as AccessReview;
    const scope = scopeOf(context);
    const errors = validateAccessReview(review, scope);
    if (errors.length > 0) throw invalidObject(UNNAMED, '', errors);
    const user = scope.isOfOthers ? subjectOf(review) : context.user;
    const { allowed, reason } = authorizer.authorize({ user, ...accessOf(review) });
    return reviewAnswer(kind, review, { status: { allowed, ...(reason ? { reason } : {}) } });
  },
});

const accessOf = ({ spec }: AccessReview): Access => {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec ?? {};
  if (path !== undefined) return { verb: path.verb ?? '', nonResourcePath: path.path ?? '' };
  const { verb = '', group, resource: name, subresource, namespace, name: object } = resource ?? {};
  return {
    verb,
    group: group ?? '',
    resource: name ?? '',
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(object ? { name: object } : {}),
  };
};

const subjectOf = ({ spec }: AccessReview): UserInfo => ({
  username: spec?.user ?? '',
  groups: spec?.groups ?? [],
  ...(spec?.extra && { extra: spec.extra }),
});
