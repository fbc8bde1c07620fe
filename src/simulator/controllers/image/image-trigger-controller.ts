import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { byKey, type Controller, keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { annotationTrigger } from './annotation-trigger.ts';
import { buildConfigTrigger } from './build-config-trigger.ts';
import { deploymentConfigTrigger } from './deployment-config-trigger.ts';
import { createTagResolver } from './tag-resolver.ts';
import type { TriggerTarget } from './trigger-target.ts';
import { triggeredKinds } from './triggered-kinds.ts';

/**
 * Carries the images of tags into what follows them: when a stream changes, into everything that follows one of its tags;
 * when such an object changes, into it.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/image/trigger
 */
export const createImageTriggerController = (targets: readonly TriggerTarget[] = allTargets): Controller => {
  const overlooked = new Set<string>();
  return {
    name: 'image-trigger',
    program: 'openshift-controller-manager',
    watches: [
      streamWatch(targets, overlooked),
      ...targets.map((target) => targetWatch(target, overlooked)),
    ] as unknown as Controller['watches'],
    reconcile: async (key, { client, events, listers }) => {
      const space = key.indexOf(' ');
      const target = targets.find(({ kind }) => groupResource(kind) === key.slice(0, space));
      const object = target && byKey(listers.of(target.kind), key.slice(space + 1));
      if (object && object.metadata.deletionTimestamp === undefined)
        await target.react(object, createTagResolver(listers), { client, events });
    },
  };
};

/** Everything but deployment configs. */
export const workloadTriggers: readonly TriggerTarget[] = [
  ...triggeredKinds.map(annotationTrigger),
  buildConfigTrigger,
];

const allTargets: readonly TriggerTarget[] = [...workloadTriggers, deploymentConfigTrigger];

const targetKey = ({ kind }: TriggerTarget, object: KubeObject): string => `${groupResource(kind)} ${keyOf(object)}`;

/**
 * An object that could not be read before is overlooked when that is mended, and from then on, until its triggers or its
 * images change once more: the real controller compares each state with the one before, and gives up when that is unreadable.
 */
const targetWatch = (target: TriggerTarget, overlooked: Set<string>): WatchedKind => ({
  kind: target.kind,
  keysOf: (object, { previous, deleted }) => {
    const key = targetKey(target, object);
    if (!deleted && previous && target.overlooks?.(previous)) overlooked.add(key);
    else if (deleted || !previous || target.changed?.(object, previous)) overlooked.delete(key);
    if (deleted || overlooked.has(key) || (previous && target.ignores?.(object, previous))) return [];
    return (target.hasTriggers?.(object) ?? target.streamsOf(object).length > 0) ? [key] : [];
  },
});

const streamWatch = (targets: readonly TriggerTarget[], overlooked: ReadonlySet<string>): WatchedKind => ({
  kind: imageStreamKind,
  keysOf: (stream, { deleted, listers }) =>
    deleted
      ? []
      : targets.flatMap((target) => followersOf(target, stream, listers)).filter((key) => !overlooked.has(key)),
});

const followersOf = (target: TriggerTarget, { metadata }: KubeObject, listers: Listers): string[] =>
  listers
    .of(target.kind)
    .list()
    .filter((object) =>
      target
        .streamsOf(object)
        .some(({ namespace, stream }) => namespace === metadata.namespace && stream === metadata.name),
    )
    .map((object) => targetKey(target, object));
