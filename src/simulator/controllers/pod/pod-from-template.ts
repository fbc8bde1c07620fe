import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { controllerReference } from '../controller-reference.ts';

/** How a pod is called: by a name, or by one that the API server generates from a prefix. */
export interface PodNaming {
  readonly name?: string;
  /** Default the name of the workload and a dash; told of pods with a name of their own, too. */
  readonly prefix?: string;
}

/** The pod that a workload makes from its template. */
export const podFromTemplate = (
  owner: KubeObject,
  { metadata, spec }: PodTemplateSpec,
  { name = '', prefix = `${owner.metadata.name}-` }: PodNaming = {},
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    generateName: prefix,
    namespace: owner.metadata.namespace,
    ...(metadata.labels === undefined ? {} : { labels: { ...metadata.labels } }),
    ...(metadata.annotations === undefined ? {} : { annotations: { ...metadata.annotations } }),
    ...(metadata.finalizers === undefined ? {} : { finalizers: [...metadata.finalizers] }),
    ownerReferences: [controllerReference(owner)],
  },
  spec,
});
