import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { containerAt } from './container-field.ts';
import { triggersOf } from './trigger-annotation.ts';
import type { TriggerTarget } from './trigger-target.ts';
import type { TriggeredKind } from './triggered-kinds.ts';

/**
 * Workloads with the triggers annotation get the images of those tags that stand for one, all in one write; the others are
 * left alone. It also sets back what somebody changed by hand.
 */
export const annotationTrigger = ({ kind, template, podSpecOf }: TriggeredKind): TriggerTarget => ({
  kind,
  streamsOf: triggersOf,
  react: async (object, resolve, client) => {
    const next = copyOf(object);
    for (const { namespace, stream, tag, fieldPath, paused } of triggersOf(object)) {
      const image = paused ? undefined : resolve(namespace, stream, tag);
      const container = image === undefined ? undefined : containerAt(podSpecOf(next), fieldPath, template);
      if (container !== undefined && image !== undefined) container.image = image;
    }
    if (!equal(next, object)) await client.update(kind, next);
  },
});
