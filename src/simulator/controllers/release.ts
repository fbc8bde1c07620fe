import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ControllerContext } from '../apimachinery/controller.ts';

/** Takes an object out of the hands of its owner, whose selector its labels have left: it becomes an orphan. */
export const release = <T extends KubeObject>(
  kind: ResourceKind,
  { metadata }: T,
  owner: KubeObject,
  { client }: ControllerContext,
): Promise<T> =>
  client.modify<T>(kind, metadata.namespace, metadata.name, (object) => {
    object.metadata.ownerReferences = object.metadata.ownerReferences?.filter(({ uid }) => uid !== owner.metadata.uid);
  });
