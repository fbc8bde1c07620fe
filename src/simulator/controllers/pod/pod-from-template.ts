import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { PodTemplateSpec } from '../../../resources/pod-spec.ts';
import { controllerReference } from '../controller-reference.ts';

/** The pod that a workload makes from its template, with a generated name unless one is given. */
export const podFromTemplate = (owner: KubeObject, { metadata, spec }: PodTemplateSpec, name = ''): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    ...(name === '' ? { generateName: `${owner.metadata.name}-` } : {}),
    namespace: owner.metadata.namespace,
    ...(metadata.labels === undefined ? {} : { labels: { ...metadata.labels } }),
    ...(metadata.annotations === undefined ? {} : { annotations: { ...metadata.annotations } }),
    ...(metadata.finalizers === undefined ? {} : { finalizers: [...metadata.finalizers] }),
    ownerReferences: [controllerReference(owner)],
  },
  spec,
});
