import { cronJobKind, podKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import { OcError } from '../oc-error.ts';

/** Where objects of a kind hold the spec of their pods: `spec.template.spec`. */
export const podTemplatePathOf = (kind: ResourceKind): readonly string[] => {
  if (kind === podKind) return ['spec'];
  return kind === cronJobKind ? ['spec', 'jobTemplate', 'spec', 'template', 'spec'] : ['spec', 'template', 'spec'];
};

/** The spec of the pods of an object; `undefined` when it has none. */
export const podTemplateSpecOf = (kind: ResourceKind, object: KubeObject): PodSpec | undefined => {
  let value: unknown = object;
  for (const key of podTemplatePathOf(kind)) value = (value as Record<string, unknown> | undefined)?.[key];
  return (value as PodSpec | undefined)?.containers === undefined ? undefined : (value as PodSpec);
};

/** What is said of an object without pods. */
export const noPodTemplate = ({ kind }: ResourceKind): OcError =>
  new OcError(`the object is not a pod or does not have a pod template: *v1.${kind}`);
