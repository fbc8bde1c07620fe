import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { containerAt } from './container-field.ts';
import { splitTag } from './tag-reference.ts';
import { resolveName, type TagResolver } from './tag-resolver.ts';
import { triggersOf } from './trigger-annotation.ts';
import type { TriggerTarget } from './trigger-target.ts';
import type { TriggeredKind } from './triggered-kinds.ts';

/**
 * Workloads with the triggers annotation get the images of those tags that stand for one, all in one write; the others are
 * left alone. It also sets back what somebody changed by hand. One trigger whose container there is not holds up all of
 * the object's.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/image/trigger/annotations.go
 */
export const annotationTrigger = (triggered: TriggeredKind): TriggerTarget => ({
  kind: triggered.kind,
  hasTriggers: (object) => (triggersOf(object)?.length ?? 0) > 0,
  streamsOf: (object) =>
    (triggersOf(object) ?? []).flatMap(({ namespace, name, followsStream }) => {
      const target = followsStream ? splitTag(name) : undefined;
      return target ? [{ namespace, stream: target.stream }] : [];
    }),
  overlooks: (previous) => triggersOf(previous) === undefined,
  changed: (object, previous) =>
    !equal(triggersOf(object), triggersOf(previous)) ||
    !equal(imagesOf(triggered, object), imagesOf(triggered, previous)),
  react: async (object, resolve, { client }) => {
    const next = copyOf(object);
    if (setImages(triggered, next, resolve) && !equal(next, object)) await client.update(triggered.kind, next);
  },
});

/** Whether each field that its tag stands for an image of was found. */
const setImages = ({ template, podSpecOf }: TriggeredKind, object: KubeObject, resolve: TagResolver): boolean =>
  (triggersOf(object) ?? []).every(({ namespace, name, fieldPath, paused }) => {
    if (paused || !fieldPath.startsWith(`${template}.spec.`)) return true;
    const image = resolveName(resolve, namespace, name);
    if (image === undefined) return true;
    const container = containerAt(podSpecOf(object), fieldPath, template);
    if (container) container.image = image;
    return container !== undefined;
  });

const imagesOf = ({ podSpecOf }: TriggeredKind, object: KubeObject): (string | undefined)[] => {
  const { containers, initContainers = [] } = podSpecOf(object);
  return [...initContainers, ...containers].map(({ image }) => image);
};
