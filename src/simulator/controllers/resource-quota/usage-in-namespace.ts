import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { evaluatorOf } from '../../apimachinery/quota/evaluator-of.ts';
import { usageOfKind } from '../../apimachinery/quota/quota-usage.ts';

/** What the objects of a namespace take of what a quota limits. @param kinds all that can be counted */
export const usageInNamespace = (
  quota: ResourceQuota,
  namespace: string | undefined,
  kinds: readonly ResourceKind[],
  listers: Listers,
  now: number,
): ResourceList => {
  const names = Object.keys(quota.spec.hard ?? {});
  const used: ResourceList = {};
  for (const kind of kinds) {
    const evaluator = evaluatorOf(kind, listers);
    if (!evaluator.charges || !names.some((each) => evaluator.measures(each))) continue;
    Object.assign(used, usageOfKind(quota, evaluator, listers.of<KubeObject>(kind).list(namespace), now));
  }
  return used;
};
