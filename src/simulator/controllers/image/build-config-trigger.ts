import { buildConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { splitTag } from './tag-reference.ts';
import { resolveName } from './tag-resolver.ts';
import type { TriggerTarget } from './trigger-target.ts';

interface Source {
  kind: string;
  name: string;
  namespace?: string;
}

interface BuildStrategy {
  from?: Source;
}

/** A build config, as far as triggers look at it. */
interface TriggeredBuild extends KubeObject {
  spec: {
    strategy?: { dockerStrategy?: BuildStrategy; sourceStrategy?: BuildStrategy; customStrategy?: BuildStrategy };
    triggers?: { type: string; imageChange?: { from?: Source; lastTriggeredImageID?: string; paused?: boolean } }[];
  };
  status?: { imageChangeTriggers?: { from?: Source; lastTriggeredImageID?: string }[] };
}

/**
 * Build configs start a build when tags that they are triggered by, or build on, stand for other images than for the last
 * build: one, however many tags have moved; an event tells of one that cannot be had. Of their own changes those count that make them follow other tags: a trigger that goes
 * on after a pause waits for its stream.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/image/trigger/buildconfigs/buildconfigs.go
 */
export const buildConfigTrigger: TriggerTarget = {
  kind: buildConfigKind,
  streamsOf: (object) =>
    followed(object as TriggeredBuild).flatMap(({ from }) => {
      const target = splitTag(from.name);
      return target ? [{ namespace: from.namespace, stream: target.stream }] : [];
    }),
  ignores: (object, previous) => {
    const before = sourcesOf(previous);
    return before.length > 0 && equal(sourcesOf(object), before);
  },
  react: async (object, resolve, { client, events }) => {
    const { namespace, name } = object.metadata;
    const changed = new Map<string, { image: string; as: Source }>();
    for (const { from, as, paused, known } of followed(object as TriggeredBuild)) {
      const image = paused ? undefined : resolveName(resolve, from.namespace, from.name);
      if (image !== undefined && !known.includes(image)) changed.set(JSON.stringify(as), { image, as });
    }
    const causes = [...changed.values()];
    const [first] = causes;
    if (first === undefined) return;
    const request = {
      kind: 'BuildRequest',
      apiVersion: 'build.openshift.io/v1',
      metadata: { name, ...(namespace ? { namespace } : {}) },
      triggeredBy: causes.map(({ image, as }) => ({
        message: 'Image change',
        imageChangeBuild: { imageID: image, fromRef: as },
      })),
      triggeredByImage: { kind: 'DockerImage', name: first.image },
      from: first.as,
    } as KubeObject;
    await client.createAt(buildConfigKind, namespace, name, 'instantiate', request).catch(async (error: unknown) => {
      await events.record({
        object,
        type: 'Warning',
        reason: 'BuildConfigTriggerFailed',
        source,
        message: failed(object, error),
      });
      throw error;
    });
  },
};

const source = { component: 'buildconfig-controller' };

const failed = ({ metadata: { namespace, name } }: KubeObject, error: unknown): string =>
  `error triggering Build for BuildConfig ${namespace}/${name}: ${(error as Error).message}`;

const sourcesOf = (object: KubeObject): Source[] => followed(object as TriggeredBuild).map(({ as }) => as);

/** A tag that starts builds, as the config writes it and in full, and the images that it has started one for. */
interface Followed {
  readonly from: Required<Source>;
  readonly as: Source;
  readonly paused: boolean;
  readonly known: readonly (string | undefined)[];
}

const followed = ({ metadata, spec, status }: TriggeredBuild): Followed[] => {
  const { dockerStrategy, sourceStrategy, customStrategy } = spec.strategy ?? {};
  const base = (dockerStrategy ?? sourceStrategy ?? customStrategy)?.from;
  return (spec.triggers ?? []).flatMap(({ imageChange }) => {
    const from = imageChange?.from ?? base;
    if (imageChange === undefined || from?.kind !== 'ImageStreamTag' || from.name === '') return [];
    const namespace = from.namespace || (metadata.namespace ?? '');
    const told = status?.imageChangeTriggers?.find(
      (each) => each.from?.name === from.name && (each.from.namespace || metadata.namespace) === namespace,
    );
    return [
      {
        from: { kind: from.kind, name: from.name, namespace },
        as: from,
        paused: imageChange.paused ?? false,
        known: [told?.lastTriggeredImageID, imageChange.lastTriggeredImageID],
      },
    ];
  });
};
