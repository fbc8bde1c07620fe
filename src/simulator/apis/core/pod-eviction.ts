import { podDisruptionBudgetKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodDisruptionBudget } from '../../../resources/pod-disruption-budget.ts';
import { labelSelectorOf } from '../../apimachinery/label-selector.ts';
import { storeListers } from '../../apimachinery/lister.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { DeleteOptions, Subresource } from '../../apimachinery/rest-storage.ts';
import { StatusError } from '../../apimachinery/status-error.ts';

interface Eviction extends KubeObject {
  deleteOptions?: DeleteOptions;
}

/**
 * `pods/<name>/eviction`: a deletion that disruption budgets may refuse.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export const evictionSubresource = (pods: RegistryStore<Pod>): Subresource => ({
  kind: { group: 'policy', version: 'v1', kind: 'Eviction' },
  create: async (context, name, eviction) => {
    const pod = await pods.get(context, name);
    const budgets = storeListers(pods.machinery.store)
      .of<PodDisruptionBudget>(podDisruptionBudgetKind)
      .list(context.namespace ?? '');
    const covering = budgets.filter(
      ({ spec }) => spec.selector !== undefined && labelSelectorOf(spec.selector)(pod.metadata.labels ?? {}),
    );
    const isRunning = pod.status?.phase === 'Running' && pod.metadata.deletionTimestamp === undefined;
    if (isRunning && covering.some(({ status }) => (status?.disruptionsAllowed ?? 0) <= 0))
      throw refused(covering[0]?.metadata.name ?? '');
    await pods.delete(context, name, (eviction as Eviction).deleteOptions ?? {});
    return { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Success', code: 201 } as unknown as KubeObject;
  },
});

const refused = (budget: string): StatusError =>
  new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [
      { reason: 'DisruptionBudget', message: `The disruption budget ${budget} does not allow evicting pods currently` },
    ],
  });
