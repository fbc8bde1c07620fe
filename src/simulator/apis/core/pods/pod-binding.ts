import { bindingKind } from '../../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import type { Pod } from '../../../../resources/workloads/pod.ts';
import { invalidObject, required } from '../../../apimachinery/field-error.ts';
import { podConditionsWith } from '../../../apimachinery/pods/pod-conditions-with.ts';
import type { RegistryStore } from '../../../apimachinery/registry/registry-store.ts';
import type { RestStorage, Subresource } from '../../../apimachinery/rest-storage.ts';
import { conflict } from '../../../apimachinery/status-error.ts';
import { successStatus } from '../../../apimachinery/success-status.ts';

const podBinding = { group: '', version: 'v1', kind: 'Binding', plural: 'pods/binding' };

interface Binding extends KubeObject {
  target?: { name?: string };
}

/**
 * `pods/<name>/binding`: how a scheduler puts a pod on a node.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/
 */
export const bindingSubresource = (pods: RegistryStore<Pod>): Subresource => ({
  kind: podBinding,
  create: async (context, name, binding) => {
    const node = (binding as Binding).target?.name;
    if (!node) throw invalidObject(podBinding, name, [required('target.name')]);
    const pod = await pods.get(context, name);
    if (pod.metadata.deletionTimestamp !== undefined)
      throw conflict(podBinding, name, `pod ${name} is being deleted, cannot be assigned to a host`);
    if (pod.spec.nodeName)
      throw conflict(podBinding, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`);
    if ((pod.spec.schedulingGates ?? []).length > 0)
      throw conflict(podBinding, name, `pod ${name} has non-empty .spec.schedulingGates`);
    const scheduled = { type: 'PodScheduled', status: 'True' as const };
    const conditions = podConditionsWith(pod.status?.conditions, scheduled, pods.machinery.clock.now());
    const bound = {
      ...pod,
      spec: { ...pod.spec, nodeName: node },
      status: { ...pod.status, conditions },
    };
    if (!context.dryRun) pods.machinery.store.update(pods.resource, bound, pods.peek(context.namespace, name) as Pod);
    return successStatus({ code: 201 });
  },
});

/** The older way to say the same: a Binding that has the name of the pod. */
export const bindingStorage = (pods: RestStorage): RestStorage => ({
  kind: bindingKind,
  create: async (context, binding) =>
    (await pods.subresources?.['binding']?.create?.(context, binding.metadata.name, binding)) as KubeObject,
});
