import { type Deployment, triggersAnnotation } from '../../resources/deployment.ts';
import { deploymentKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { podTemplatePathOf, podTemplateSpecOf } from '../client/pod-template.ts';
import type { ImageTrigger, TriggerSet, TriggerStore } from './trigger-set.ts';

/** `image.openshift.io/triggers`: one entry a container. */
interface FieldTrigger {
  from: { kind: string; name: string; namespace?: string };
  fieldPath: string;
  paused?: boolean | string;
}

/** The triggers of workloads that keep them in an annotation. A deployment without its config trigger is paused. */
export const annotationTriggers = (kind: ResourceKind): TriggerStore => ({
  read: (object) => ({
    config: kind !== deploymentKind || !(object as Deployment).spec.paused,
    images: fieldTriggers(object).map((trigger) => imageTrigger(trigger, object)),
  }),
  patch: (object, next) => ({
    metadata: { annotations: { [triggersAnnotation]: annotation(kind, next) } },
    ...(kind === deploymentKind &&
      next.config === Boolean((object as Deployment).spec.paused) && { spec: { paused: next.config ? null : true } }),
  }),
  containersOf: (object) => {
    const { initContainers = [], containers = [] } = podTemplateSpecOf(kind, object) ?? {};
    return [...initContainers, ...containers].map(({ name }) => name);
  },
});

const fieldTriggers = ({ metadata }: KubeObject): FieldTrigger[] => {
  try {
    return JSON.parse(metadata.annotations?.[triggersAnnotation] ?? '[]') as FieldTrigger[];
  } catch {
    return [];
  }
};

const imageTrigger = ({ from, fieldPath, paused }: FieldTrigger, { metadata }: KubeObject): ImageTrigger => ({
  from: from.name,
  namespace: from.namespace === metadata.namespace ? '' : (from.namespace ?? ''),
  auto: paused !== true && paused !== 'true',
  names: [/@\.name==["']([^"']+)["']/.exec(fieldPath)?.[1] ?? fieldPath],
});

const annotation = (kind: ResourceKind, { images }: TriggerSet): string | null => {
  const path = podTemplatePathOf(kind).join('.');
  const triggers = images.flatMap(({ from, namespace, auto, names }) =>
    names.map((name) => ({
      from: { kind: 'ImageStreamTag', name: from, ...(namespace && { namespace }) },
      fieldPath: `${path}.containers[?(@.name=="${name}")].image`,
      ...(!auto && { paused: true }),
    })),
  );
  return triggers.length === 0 ? null : JSON.stringify(triggers);
};
