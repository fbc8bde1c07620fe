import { podDisruptionBudgetKind } from '../../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { conditionOf } from '../../../../resources/metadata/condition.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import type { PodDisruptionBudget } from '../../../../resources/workloads/pod-disruption-budget.ts';
import { equal } from '../../../apimachinery/equality.ts';
import { storeListers } from '../../../apimachinery/lister.ts';
import { disruptionTarget, podConditionsWith } from '../../../apimachinery/pods/pod-conditions-with.ts';
import type { RegistryStore } from '../../../apimachinery/registry/registry-store.ts';
import type { RequestContext } from '../../../apimachinery/request-context.ts';
import type { DeleteOptions, Subresource } from '../../../apimachinery/rest-storage.ts';
import { labelSelectorOf } from '../../../apimachinery/selection/label-selector.ts';
import { badRequest, StatusError } from '../../../apimachinery/status-error.ts';
import { successStatus } from '../../../apimachinery/success-status.ts';
import { allowDisruption } from './disruption-allowance.ts';

interface Eviction extends KubeObject {
  deleteOptions?: DeleteOptions & { dryRun?: string[] };
}

/**
 * `pods/<name>/eviction`: a deletion that disruption budgets may refuse. Bodies of `policy/v1beta1`, which no resource
 * has any more, are still taken: older clients send nothing else.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export const evictionSubresource = (pods: RegistryStore<Pod>): Subresource => ({
  kind: { group: 'policy', version: 'v1', kind: 'Eviction' },
  accepts: ['policy/v1beta1'],
  create: async (context, name, eviction) => {
    if (eviction.metadata.name !== name) throw badRequest('name in URL does not match name in Eviction object');
    const { dryRun = [], ...options } = (eviction as Eviction).deleteOptions ?? {};
    const evicting = { ...context, dryRun: context.dryRun === true || dryRun.includes('All') };
    const pod = await pods.get(context, name);
    if (!goesAnyway(pod)) {
      const [budget, ...others] = budgetsOf(pod, pods);
      if (others.length > 0) throw new StatusError(500, '', TOO_MANY_BUDGETS);
      if (budget !== undefined && !mayGoUnready(pod, budget)) spend(budget, pod, pods, evicting);
    }
    if (options.preconditions !== undefined) await pods.delete({ ...evicting, dryRun: true }, name, options);
    noteReason(pod, pods, evicting);
    await pods.delete(evicting, name, withoutRevision(options));
    return successStatus({ code: 201 });
  },
});

/** That the pod is of a certain revision was checked before it was noted why it goes. */
const withoutRevision = ({ preconditions, ...options }: DeleteOptions): DeleteOptions =>
  preconditions?.uid === undefined ? options : { ...options, preconditions: { uid: preconditions.uid } };

/** No budget counts on such a pod. */
const goesAnyway = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined || status?.phase !== 'Running';

const budgetsOf = ({ metadata }: Pod, { machinery }: RegistryStore<Pod>): PodDisruptionBudget[] =>
  storeListers(machinery.store)
    .of<PodDisruptionBudget>(podDisruptionBudgetKind)
    .list(metadata.namespace)
    .filter(({ spec }) => spec.selector !== undefined && labelSelectorOf(spec.selector)(metadata.labels ?? {}));

/** A pod that is not ready adds nothing to what a budget protects. */
const mayGoUnready = ({ status: { conditions } = {} }: Pod, { spec, status }: PodDisruptionBudget): boolean => {
  if (conditionOf(conditions, 'Ready')?.status === 'True') return false;
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  return status !== undefined && status.desiredHealthy > 0 && status.currentHealthy >= status.desiredHealthy;
};

const spend = (
  budget: PodDisruptionBudget,
  { metadata }: Pod,
  { machinery: { store, clock } }: RegistryStore<Pod>,
  { dryRun }: RequestContext,
): void => {
  const status = allowDisruption(budget, metadata.name, clock.now());
  const spent: PodDisruptionBudget = { ...budget, status };
  if (!dryRun) store.update(groupResource(podDisruptionBudgetKind), spent, budget);
};

const noteReason = (
  { metadata: { namespace, name } }: Pod,
  pods: RegistryStore<Pod>,
  { dryRun }: RequestContext,
): void => {
  const pod = pods.peek(namespace, name);
  if (dryRun || pod === undefined) return;
  const target = disruptionTarget({ reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' });
  const conditions = podConditionsWith(pod.status?.conditions, target, pods.machinery.clock.now());
  if (equal(conditions, pod.status?.conditions)) return;
  const noted: Pod = { ...pod, status: { ...pod.status, conditions } };
  pods.machinery.store.update(pods.resource, noted, pod);
};

const TOO_MANY_BUDGETS =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
