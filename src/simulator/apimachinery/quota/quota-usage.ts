import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { addQuantities, subtractQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { scopesOf } from './pod-scopes.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

/** Whether a quota has something to say of an object: it limits what the object takes, and its scopes cover it. */
export const covers = (quota: ResourceQuota, evaluator: QuotaEvaluator, object: KubeObject): boolean =>
  Object.keys(quota.status?.hard ?? {}).some((name) => evaluator.measures(name)) && inScope(quota, evaluator, object);

/** What the objects of one kind take of a quota, zero for resources that they could take and do not. */
export const usageOfKind = (
  quota: ResourceQuota,
  evaluator: QuotaEvaluator,
  objects: readonly KubeObject[],
  now: number,
): ResourceList => {
  const names = Object.keys(quota.spec.hard ?? {}).filter((name) => evaluator.measures(name));
  let used: ResourceList = Object.fromEntries(names.map((name) => [name, '0']));
  for (const object of objects)
    if (inScope(quota, evaluator, object)) used = addUsage(used, only(evaluator.usage(object, now), names));
  return used;
};

/** The members with these names. */
export const only = (list: ResourceList, names: readonly string[]): ResourceList =>
  Object.fromEntries(Object.entries(list).filter(([name]) => names.includes(name)));

/** Both together. */
export const addUsage = (one: ResourceList, other: ResourceList): ResourceList => {
  const result = { ...one };
  for (const [name, value] of Object.entries(other)) result[name] = addQuantities(result[name] ?? '0', value);
  return result;
};

/** The first without the second. */
export const subtractUsage = (one: ResourceList, other: ResourceList): ResourceList =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, subtractQuantities(value, other[name] ?? '0')]));

const inScope = (quota: ResourceQuota, evaluator: QuotaEvaluator, object: KubeObject): boolean =>
  scopesOf(quota).every((scope) => evaluator.matchesScope(scope, object));
