import type {
  PodSecurityReview,
  PodSecurityStatus,
  PodSecuritySubjectReview,
} from '../../../resources/access/pod-security-review.ts';
import type { SecurityContextConstraints } from '../../../resources/access/security-context-constraints.ts';
import { namespaceKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import { securityContextConstraintsKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import type { RequestContext, UserInfo } from '../../apimachinery/request-context.ts';
import { serviceAccountGroups, serviceAccountUser } from '../../apimachinery/service-account-user.ts';
import { badRequest, notFound } from '../../apimachinery/status-error.ts';
import { assignSecurityContext } from './assign-security-context.ts';
import { inOrder } from './constraint-order.ts';
import { namespaceRanges } from './namespace-ranges.ts';
import { podConstraints } from './pod-constraints.ts';
import type { ReviewFacts } from './pod-security-reviews.ts';

/** The first constraints, of those that some users or the pod's own account may use, that allow the pod. */
export const reviewSubjects = async (
  { spec }: PodSecuritySubjectReview,
  users: readonly UserInfo[],
  { namespace = '' }: RequestContext,
  facts: ReviewFacts,
): Promise<PodSecurityStatus> => {
  const pod = spec.template.spec;
  const account = pod.serviceAccountName ? [accountUser(namespace, pod.serviceAccountName)] : [];
  let isRefused = false;
  for (const constraints of await usable(namespace, [...users, ...account], facts)) {
    const status = statusUnder(constraints, pod, namespace, facts);
    if (status) return { ...status, ...(isRefused && { reason: REFUSED }) };
    isRefused = true;
  }
  return { ...(isRefused && { reason: REFUSED }), template: NOTHING };
};

/** All constraints under which service accounts may run the pod. */
export const reviewAccounts = async (
  { spec }: PodSecurityReview,
  { namespace = '' }: RequestContext,
  facts: ReviewFacts,
): Promise<NonNullable<PodSecurityReview['status']>> => {
  const pod = spec.template.spec;
  const names = spec.serviceAccountNames?.length ? spec.serviceAccountNames : [pod.serviceAccountName || 'default'];
  requireAccounts(names, namespace, facts);
  const found: (PodSecurityStatus & { name: string })[] = [];
  for (const name of names)
    for (const constraints of await usable(namespace, [accountUser(namespace, name)], facts)) {
      const status = statusUnder(constraints, pod, namespace, facts);
      if (status) found.push({ ...status, name });
    }
  return { allowedServiceAccounts: found.length > 0 ? found : null };
};

const REFUSED = 'CantAssignSecurityContextConstraintProvider';

/** A template without content. */
const NOTHING: PodSecurityStatus['template'] = { metadata: { creationTimestamp: null }, spec: { containers: null } };

/** The constraints that name one of the users or their groups, or that one of them has the right to use, in order. */
const usable = async (
  namespace: string,
  users: readonly UserInfo[],
  { listers, authorize }: ReviewFacts,
): Promise<SecurityContextConstraints[]> => {
  const found: SecurityContextConstraints[] = [];
  for (const constraints of listers.of<SecurityContextConstraints>(securityContextConstraintsKind).list())
    for (const user of users)
      if (isNamed(user, constraints) || (await mayUse(user, constraints, namespace, authorize))) {
        found.push(constraints);
        break;
      }
  return inOrder(found);
};

const isNamed = ({ username, groups }: UserInfo, constraints: SecurityContextConstraints): boolean =>
  constraints.users?.includes(username) || groups.some((group) => constraints.groups?.includes(group));

const mayUse = async (
  user: UserInfo,
  { metadata }: KubeObject,
  namespace: string,
  authorize: ReviewFacts['authorize'],
): Promise<boolean> => {
  const { group, plural } = securityContextConstraintsKind;
  return (await authorize({ user, verb: 'use', group, resource: plural, namespace, name: metadata.name })).allowed;
};

/** What a pod becomes under constraints; `undefined` when they do not allow it. */
const statusUnder = (
  constraints: SecurityContextConstraints,
  pod: PodSpec,
  namespace: string,
  { listers }: ReviewFacts,
): PodSecurityStatus | undefined => {
  const home = listers.of(namespaceKind).get(undefined, namespace);
  if (home === undefined) throw notFound(namespaceKind, namespace);
  const assigned = assignSecurityContext(pod, podConstraints(constraints, namespaceRanges(home)));
  if (assigned === undefined) return undefined;
  const { name, uid, resourceVersion } = constraints.metadata;
  return {
    allowedBy: {
      kind: securityContextConstraintsKind.kind,
      name,
      ...(uid && { uid }),
      apiVersion: 'security.openshift.io/v1',
      ...(resourceVersion && { resourceVersion }),
    },
    template: pod.serviceAccountName ? { metadata: { creationTimestamp: null }, spec: assigned } : NOTHING,
  };
};

const requireAccounts = (names: readonly string[], namespace: string, { listers }: ReviewFacts): void => {
  const missing = names.filter((name) => listers.of(serviceAccountKind).get(namespace, name) === undefined);
  if (missing.length > 0)
    throw badRequest(
      aggregateMessage(
        missing.map((name) => `unable to retrieve ServiceAccount ${name}: serviceaccount "${name}" not found`),
      ),
    );
};

/** Who runs pods of an account, as long as nobody has logged in as it. */
const accountUser = (namespace: string, name: string): UserInfo => ({
  ...serviceAccountUser(namespace, name),
  groups: serviceAccountGroups(namespace),
});
