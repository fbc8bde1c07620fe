import { deploymentConfigKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodSpec } from '../../../resources/pod-spec.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { splitTag } from './tag-reference.ts';
import { resolveName, type TagResolver } from './tag-resolver.ts';
import type { TriggerTarget } from './trigger-target.ts';

interface ImageChange {
  automatic?: boolean;
  containerNames?: string[];
  from: { kind: string; name: string; namespace?: string };
  lastTriggeredImage?: string;
}

/** A deployment config, as far as triggers look at it. */
interface TriggeredConfig extends KubeObject {
  spec: { triggers?: { type: string; imageChangeParams?: ImageChange }[]; template?: { spec: PodSpec } };
}

/**
 * Deployment configs take all new images of their automatic triggers in one write. As long as a trigger that never had an image has
 * none, nothing is taken.
 */
export const deploymentConfigTrigger: TriggerTarget = {
  kind: deploymentConfigKind,
  streamsOf: (object) =>
    automatic(object as TriggeredConfig).flatMap(({ from }) => {
      const target = splitTag(from.name);
      return target ? [{ namespace: namespaceOf(object, from), stream: target.stream }] : [];
    }),
  react: async (object, resolve, client) => {
    const next = copyOf(object) as TriggeredConfig;
    for (const change of automatic(next)) if (!take(next, change, resolve)) return;
    if (!equal(next, object)) await client.update(deploymentConfigKind, next);
  },
};

const automatic = ({ spec }: TriggeredConfig): ImageChange[] =>
  (spec.triggers ?? []).flatMap(({ type, imageChangeParams }) =>
    type === 'ImageChange' && imageChangeParams?.automatic && imageChangeParams.from.kind === 'ImageStreamTag'
      ? [imageChangeParams]
      : [],
  );

/** Whether the config may go on with its other triggers. */
const take = (config: TriggeredConfig, change: ImageChange, resolve: TagResolver): boolean => {
  const image = resolveName(resolve, namespaceOf(config, change.from), change.from.name);
  if (image === undefined) return Boolean(change.lastTriggeredImage);
  change.lastTriggeredImage = image;
  const { containers = [], initContainers = [] } = config.spec.template?.spec ?? {};
  for (const container of [...containers, ...initContainers]) {
    if (change.containerNames?.includes(container.name)) container.image = image;
  }
  return true;
};

const namespaceOf = ({ metadata }: KubeObject, from: { namespace?: string }): string =>
  from.namespace || (metadata.namespace ?? '');
