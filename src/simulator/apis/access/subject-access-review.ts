import {
  localSubjectAccessReviewKind,
  selfSubjectAccessReviewKind,
  subjectAccessReviewKind,
} from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, forbiddenField, invalidObject } from '../../apimachinery/field-error.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { RbacAuthorizer } from './rbac-authorizer.ts';
import type { Access } from './rbac-rule.ts';

/** The three reviews share their shape; the user is left out of the one about oneself. */
interface AccessReview extends KubeObject {
  spec?: {
    resourceAttributes?: {
      namespace?: string;
      verb?: string;
      group?: string;
      resource?: string;
      subresource?: string;
      name?: string;
    };
    nonResourceAttributes?: { path?: string; verb?: string };
    user?: string;
    groups?: string[];
    extra?: Record<string, string[]>;
  };
}

/**
 * "May this user do that?": answered, never stored.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/subject-access-review-v1/
 */
export const accessReviewStorages = (authorizer: RbacAuthorizer): RestStorage[] => [
  reviewStorage(selfSubjectAccessReviewKind, authorizer, (_, { user }) => user),
  reviewStorage(subjectAccessReviewKind, authorizer, (review) => subjectOf(subjectAccessReviewKind, review)),
  reviewStorage(localSubjectAccessReviewKind, authorizer, (review, { namespace }) => {
    if (review.spec?.resourceAttributes?.namespace !== namespace) {
      throw badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`);
    }
    return subjectOf(localSubjectAccessReviewKind, review);
  }),
];

const reviewStorage = (
  kind: ResourceKind,
  authorizer: RbacAuthorizer,
  userOf: (review: AccessReview, context: RequestContext) => UserInfo,
): RestStorage => ({
  kind,
  create: async (context, object) => {
    const review = object as AccessReview;
    const { allowed, reason } = authorizer.authorize({ user: userOf(review, context), ...accessOf(kind, review) });
    return {
      ...review,
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      status: { allowed, ...(reason ? { reason } : {}) },
    } as KubeObject;
  },
});

const accessOf = (kind: ResourceKind, { spec }: AccessReview): Access => {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec ?? {};
  if ((resource === undefined) === (path === undefined)) {
    throw invalidObject(kind, '', [
      exactlyOne(
        'spec.resourceAttributes',
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    ]);
  }
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

const exactlyOne = (field: string, detail: string): FieldError => forbiddenField(field, detail);

const subjectOf = (kind: ResourceKind, { spec }: AccessReview): UserInfo => {
  if (!spec?.user && !spec?.groups?.length) {
    throw invalidObject(kind, '', [exactlyOne('spec.user', 'at least one of user or group must be specified')]);
  }
  return { username: spec.user ?? '', groups: spec.groups ?? [], ...(spec.extra && { extra: spec.extra }) };
};
