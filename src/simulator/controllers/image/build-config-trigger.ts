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

/** Build configs start a build when a tag that they are triggered by, or build on, stands for another image than for the last build. */
export const buildConfigTrigger: TriggerTarget = {
  kind: buildConfigKind,
  streamsOf: (object) =>
    followed(object as TriggeredBuild).flatMap(({ from }) => {
      const target = splitTag(from.name);
      return target ? [{ namespace: from.namespace, stream: target.stream }] : [];
    }),
  react: async (object, resolve, client) => {
    const { namespace, name } = object.metadata;
    for (const { from, last } of followed(object as TriggeredBuild)) {
      const image = resolveName(resolve, from.namespace, from.name);
      if (image === undefined || image === last) continue;
      const fromRef = { kind: from.kind, namespace: from.namespace, name: from.name };
      await client.createAt(buildConfigKind, namespace, name, 'instantiate', {
        kind: 'BuildRequest',
        apiVersion: 'build.openshift.io/v1',
        metadata: { name, ...(namespace ? { namespace } : {}) },
        triggeredBy: [{ message: 'Image change', imageChangeBuild: { imageID: image, fromRef } }],
        triggeredByImage: { kind: 'DockerImage', name: image },
        from: fromRef,
      } as KubeObject);
    }
  },
};

const followed = ({
  metadata,
  spec,
  status,
}: TriggeredBuild): { from: Required<Source>; last: string | undefined }[] => {
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
        last: told?.lastTriggeredImageID ?? imageChange.lastTriggeredImageID,
      },
    ];
  });
};
