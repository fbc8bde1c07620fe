import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';
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
 * none, nothing is taken; one whose tag is gone keeps its last image, also against changes by hand.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/image/trigger/deploymentconfigs/deploymentconfigs.go
 */
export const deploymentConfigTrigger: TriggerTarget = {
  kind: deploymentConfigKind,
  hasTriggers: (object) =>
    imageChanges(object as TriggeredConfig).some(
      (change) => containersOf(object as TriggeredConfig, change).length > 0,
    ),
  streamsOf: (object) =>
    automatic(object as TriggeredConfig).flatMap((change) => {
      const target = splitTag(change.from.name);
      return target && containersOf(object as TriggeredConfig, change).length > 0
        ? [{ namespace: namespaceOf(object, change.from), stream: target.stream }]
        : [];
    }),
  react: async (object, resolve, { client }) => {
    const next = copyOf(object) as TriggeredConfig;
    for (const change of automatic(next)) if (!take(next, change, resolve)) return;
    if (!equal(next, object)) await client.update(deploymentConfigKind, next);
  },
};

const imageChanges = ({ spec }: TriggeredConfig): ImageChange[] =>
  (spec.triggers ?? []).flatMap(({ imageChangeParams }) =>
    imageChangeParams?.from.kind === 'ImageStreamTag' ? [imageChangeParams] : [],
  );

const automatic = (config: TriggeredConfig): ImageChange[] => imageChanges(config).filter((change) => change.automatic);

const containersOf = ({ spec }: TriggeredConfig, { containerNames }: ImageChange): Container[] => {
  const { containers = [], initContainers = [] } = spec.template?.spec ?? {};
  return [...initContainers, ...containers].filter(({ name }) => containerNames?.includes(name));
};

/** Whether the config may go on with its other triggers. */
const take = (config: TriggeredConfig, change: ImageChange, resolve: TagResolver): boolean => {
  const image = resolveName(resolve, namespaceOf(config, change.from), change.from.name) ?? change.lastTriggeredImage;
  if (!image) return false;
  change.lastTriggeredImage = image;
  for (const container of containersOf(config, change)) container.image = image;
  return true;
};

const namespaceOf = ({ metadata }: KubeObject, from: { namespace?: string }): string =>
  from.namespace || (metadata.namespace ?? '');
