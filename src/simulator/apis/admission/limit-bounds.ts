import { limitRangeKind, persistentVolumeClaimKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Limit, LimitRange } from '../../../resources/projects/limit-range.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { aggregateMessage } from '../../apimachinery/aggregate-message.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { podTotal } from '../../apimachinery/pods/pod-total.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

interface Amounts {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

/**
 * Refuses pods and claims outside the bounds of their namespace.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitBounds = (listers: Listers): Admission => {
  const ranges = listers.of<LimitRange>(limitRangeKind);
  return ({ operation, kind, object, old, context }) => {
    const resource = groupResource(kind);
    const isClaim = resource === groupResource(persistentVolumeClaimKind);
    const concerns =
      operation === 'CREATE' ? isClaim || resource === groupResource(podKind) : operation === 'UPDATE' && isClaim;
    if (!concerns || old?.metadata.deletionTimestamp !== undefined) return;
    for (const { spec } of ranges.list(context.namespace ?? '')) {
      const found = (spec?.limits ?? []).flatMap((limit) =>
        isClaim ? ofClaim(object as Claim, limit) : ofPod(object as Pod, limit),
      );
      if (found.length > 0) throw forbidden(kind, object.metadata.name, aggregateMessage(found));
    }
  };
};

type Claim = KubeObject & { spec?: { resources?: { requests?: ResourceList } } };

/** Limits of claims are no input of users. */
const ofClaim = ({ spec }: Claim, { type, min = {}, max = {} }: Limit): string[] => {
  if (type !== 'PersistentVolumeClaim') return [];
  const requests = spec?.resources?.requests ?? {};
  return [
    ...violations(type, { min }, { requests, limits: {} }),
    ...Object.entries(max).flatMap(([name, bound]) => {
      const words = `maximum ${name} usage per ${type} is ${bound}`;
      const request = requests[name];
      if (request === undefined) return [`${words}.  No request is specified`];
      return exceeds(request, bound) ? [`${words}, but request is ${request}`] : [];
    }),
  ];
};

const ofPod = ({ spec }: Pod, limit: Limit): string[] => {
  if (limit.type === 'Pod')
    return violations('Pod', limit, { requests: podTotal(spec, 'requests'), limits: podTotal(spec, 'limits') });
  if (limit.type !== 'Container') return [];
  return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
    violations('Container', limit, { requests: resources?.requests ?? {}, limits: resources?.limits ?? {} }),
  );
};

const violations = (
  type: string,
  { min = {}, max = {}, maxLimitRequestRatio = {} }: Partial<Limit>,
  amounts: Amounts,
): string[] => [
  ...Object.entries(min).flatMap(([name, bound]) =>
    tooLittle(`minimum ${name} usage per ${type} is ${bound}`, name, bound, amounts),
  ),
  ...Object.entries(max).flatMap(([name, bound]) =>
    tooMuch(`maximum ${name} usage per ${type} is ${bound}`, name, bound, amounts),
  ),
  ...Object.entries(maxLimitRequestRatio).flatMap(([name, bound]) =>
    tooUneven(`${name} max limit to request ratio per ${type} is ${bound}`, name, bound, amounts),
  ),
];

const tooLittle = (words: string, name: string, bound: string, { requests, limits }: Amounts): string[] => {
  const [request, limit] = [requests[name], limits[name]];
  if (request === undefined) return [`${words}.  No request is specified`];
  if (exceeds(bound, request)) return [`${words}, but request is ${request}`];
  return limit !== undefined && exceeds(bound, limit) ? [`${words}, but limit is ${limit}`] : [];
};

const tooMuch = (words: string, name: string, bound: string, { requests, limits }: Amounts): string[] => {
  const [request, limit] = [requests[name], limits[name]];
  if (limit === undefined) return [`${words}.  No limit is specified`];
  if (exceeds(limit, bound)) return [`${words}, but limit is ${limit}`];
  return request !== undefined && exceeds(request, bound) ? [`${words}, but request is ${request}`] : [];
};

const tooUneven = (words: string, name: string, bound: string, { requests, limits }: Amounts): string[] => {
  const [request, limit] = [requests[name], limits[name]].map((each) => parseQuantity(each ?? 0) ?? 0) as [
    number,
    number,
  ];
  if (request === 0) return [`${words}, but no request is specified or request is 0`];
  if (limit === 0) return [`${words}, but no limit is specified or limit is 0`];
  return limit / request > (parseQuantity(bound) ?? 0)
    ? [`${words}, but provided ratio is ${(limit / request).toFixed(6)}`]
    : [];
};

const exceeds = (value: string, bound: string): boolean => compareQuantities(value, bound) > 0;
