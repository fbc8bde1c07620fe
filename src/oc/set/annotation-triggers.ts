import { deploymentKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { type Deployment, triggersAnnotation } from '../../resources/workloads/deployment.ts';
import { podTemplatePathOf, podTemplateSpecOf } from '../client/pod-template.ts';
import { OcError } from '../oc-error.ts';
import { checkContainers } from './checked-containers.ts';
import { type ImageTrigger, noHooks, type TriggerSet, type TriggerStore } from './trigger-set.ts';

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
    hooks: noHooks,
  }),
  patch: (object, next) => {
    checkContainers(next, podTemplateSpecOf(kind, object), 'does');
    refuseShared(next.images);
    const annotation = annotationText(kind, next);
    const isPaused = kind === deploymentKind && Boolean((object as Deployment).spec.paused);
    const pauses = kind === deploymentKind && next.config === isPaused;
    return {
      ...(annotation !== object.metadata.annotations?.[triggersAnnotation] && {
        metadata: { annotations: { [triggersAnnotation]: annotation } },
      }),
      ...(pauses && { spec: { paused: next.config ? null : true } }),
    };
  },
});

const fieldTriggers = ({ metadata }: KubeObject): FieldTrigger[] =>
  (JSON.parse(metadata.annotations?.[triggersAnnotation] ?? '[]') as FieldTrigger[] | null) ?? [];

const imageTrigger = ({ from, fieldPath, paused }: FieldTrigger, { metadata }: KubeObject): ImageTrigger => ({
  from: from.name,
  namespace: from.namespace === metadata.namespace ? '' : (from.namespace ?? ''),
  auto: paused !== true && paused !== 'true',
  names: [/@\.name==["']([^"']+)["']/.exec(fieldPath)?.[1] ?? fieldPath],
});

const refuseShared = (images: readonly ImageTrigger[]): void => {
  const seen = new Set<string>();
  for (const { names } of images) {
    const shared = names.filter((name) => seen.has(name));
    if (shared.length > 0) throw new OcError(`only one trigger may reference each container: ${shared.join(', ')}`);
    for (const name of names) seen.add(name);
  }
};

/** Without triggers, what Go writes for a list that is not there. */
const annotationText = (kind: ResourceKind, { images }: TriggerSet): string => {
  const path = podTemplatePathOf(kind).join('.');
  const triggers = images.flatMap(({ from, namespace, auto, names }) =>
    names.map((name) => ({
      from: { kind: 'ImageStreamTag', name: from, ...(namespace && { namespace }) },
      fieldPath: `${path}.containers[?(@.name=="${name}")].image`,
      ...(!auto && { paused: true }),
    })),
  );
  return triggers.length === 0 ? 'null' : JSON.stringify(triggers);
};
