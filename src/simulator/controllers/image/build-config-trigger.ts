import { buildConfigKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
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
 * build: one, however many tags have moved.
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
  react: async (object, resolve, client) => {
    const { namespace, name } = object.metadata;
    const changed = followed(object as TriggeredBuild).flatMap(({ from, as, last }) => {
      const image = resolveName(resolve, from.namespace, from.name);
      return image === undefined || image === last ? [] : [{ image, as }];
    });
    const [first] = changed;
    if (first === undefined) return;
    await client.createAt(buildConfigKind, namespace, name, 'instantiate', {
      kind: 'BuildRequest',
      apiVersion: 'build.openshift.io/v1',
      metadata: { name, ...(namespace ? { namespace } : {}) },
      triggeredBy: changed.map(({ image, as }) => ({
        message: 'Image change',
        imageChangeBuild: { imageID: image, fromRef: as },
      })),
      triggeredByImage: { kind: 'DockerImage', name: first.image },
      from: first.as,
    } as KubeObject);
  },
};

const followed = ({
  metadata,
  spec,
  status,
}: TriggeredBuild): { from: Required<Source>; as: Source; last: string | undefined }[] => {
  const { dockerStrategy, sourceStrategy, customStrategy } = spec.strategy ?? {};
  const base = (dockerStrategy ?? sourceStrategy ?? customStrategy)?.from;
  return (spec.triggers ?? []).flatMap(({ type, imageChange = {} }) => {
    const from = imageChange.from ?? base;
    if (type !== 'ImageChange' || imageChange.paused || from?.kind !== 'ImageStreamTag') return [];
    const namespace = from.namespace || (metadata.namespace ?? '');
    const told = status?.imageChangeTriggers?.find(
      (each) => each.from?.name === from.name && (each.from.namespace || metadata.namespace) === namespace,
    );
    return [
      {
        from: { kind: from.kind, name: from.name, namespace },
        as: from,
        last: told?.lastTriggeredImageID ?? imageChange.lastTriggeredImageID,
      },
    ];
  });
};
