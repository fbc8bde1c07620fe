import type { PodSecurityReview, PodSecuritySubjectReview } from '../../../resources/access/pod-security-review.ts';
import {
  podSecurityReviewKind,
  podSecuritySelfSubjectReviewKind,
  podSecuritySubjectReviewKind,
} from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';

/** By what reviews judge. */
export interface ReviewFacts {
  readonly listers: Listers;
  readonly authorize: Authorizer;
}

/**
 * "Which security context constraints would allow this pod?": answered, never stored. `oc adm policy scc-review` and
 * `scc-subject-review` ask it.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/security/apiserver/registry
 */
export const podSecurityReviewStorages = (facts: ReviewFacts): RestStorage[] => [
  storage<PodSecuritySubjectReview>(podSecuritySubjectReviewKind, async (review, context) => {
    const { user = '', groups } = review.spec;
    const named = user !== '' || groups?.length ? [{ username: user, groups: groups ?? [] }] : [];
    return (await import('./review-pod.ts')).reviewSubjects(review, named, context, facts);
  }),
  storage<PodSecuritySubjectReview>(podSecuritySelfSubjectReviewKind, async (review, context) =>
    (await import('./review-pod.ts')).reviewSubjects(review, [context.user], context, facts),
  ),
  storage<PodSecurityReview>(podSecurityReviewKind, async (review, context) =>
    (await import('./review-pod.ts')).reviewAccounts(review, context, facts),
  ),
];

const storage = <T extends PodSecuritySubjectReview | PodSecurityReview>(
  kind: ResourceKind,
  judge: (review: T, context: RequestContext) => Promise<NonNullable<T['status']>>,
): RestStorage => ({
  kind,
  create: async (context, object): Promise<KubeObject> => {
    const review = copyOf(object) as T;
    (await import('./prepare-review.ts')).prepareReview(kind, review);
    const status = await judge(review, context);
    (review.metadata ??= { name: '' }).creationTimestamp ??= null as never;
    return Object.assign(review, { apiVersion: apiVersionOf(kind), kind: kind.kind, status });
  },
});
