import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { controllerReference } from '../controller-reference.ts';

/** How a pod is called: by a name, or by one that the API server generates from a prefix. */
export type PodNaming = { readonly name: string } | { readonly prefix: string };

/** The pod that a workload makes from its template; unless told otherwise its name begins with that of the workload. */
export const podFromTemplate = (
  owner: KubeObject,
  { metadata, spec }: PodTemplateSpec,
  naming: PodNaming = { prefix: `${owner.metadata.name}-` },
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    ...('name' in naming ? { name: naming.name } : { name: '', generateName: naming.prefix }),
    namespace: owner.metadata.namespace,
    ...(metadata.labels === undefined ? {} : { labels: { ...metadata.labels } }),
    ...(metadata.annotations === undefined ? {} : { annotations: { ...metadata.annotations } }),
    ...(metadata.finalizers === undefined ? {} : { finalizers: [...metadata.finalizers] }),
    ownerReferences: [controllerReference(owner)],
  },
  spec,
});
