import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import { controllerOf } from '../../resources/metadata/controller-of.ts';
import { type ControllerContext, keyOf, type WatchedKind } from '../apimachinery/controller.ts';
import { labelSelectorOf } from '../apimachinery/selection/label-selector.ts';
import { controllerReference } from './controller-reference.ts';

/** Objects that nobody controls, for controllers that adopt those which fit the selector of an owner. */
export interface Orphans<T extends KubeObject> {
  /** Reconciles the owners that an object without a controller fits. */
  readonly watch: WatchedKind<T>;
  /** Makes the orphans of the owner's namespace that fit it its own. @returns them in their new state */
  adopt(owner: KubeObject, context: ControllerContext): Promise<T[]>;
}

/** Keeps track of the orphans of a kind, so that no reconcile has to search a whole namespace. */
export const trackOrphans = <T extends KubeObject, O extends KubeObject>(
  kind: ResourceKind,
  ownerKind: ResourceKind,
  selectorOf: (owner: O) => LabelSelectorSpec,
): Orphans<T> => {
  const namesIn = new Map<string, Set<string>>();
  const note = ({ metadata: { namespace = '', name } }: T, isOrphan: boolean): void => {
    const names = namesIn.get(namespace);
    if (!isOrphan) names?.delete(name);
    else if (names === undefined) namesIn.set(namespace, new Set([name]));
    else names.add(name);
  };
  return {
    watch: {
      kind,
      keysOf: (object, { deleted, listers }) => {
        const isOrphan = !deleted && controllerOf(object) === undefined;
        note(object, isOrphan);
        if (!isOrphan) return [];
        const owners = listers.of<O>(ownerKind).list(object.metadata.namespace);
        if (owners.length === 0) return [];
        const labels = object.metadata.labels ?? {};
        return owners.filter((owner) => labelSelectorOf(selectorOf(owner))(labels)).map(keyOf);
      },
    },
    adopt: async (owner, { client, listers }) => {
      const { namespace = '', deletionTimestamp } = owner.metadata;
      const names = namesIn.get(namespace);
      if (deletionTimestamp !== undefined || names === undefined || names.size === 0) return [];
      const selects = labelSelectorOf(selectorOf(owner as O));
      const fitting = [...names].filter((name) => {
        const orphan = listers.of<T>(kind).get(namespace, name);
        return (
          orphan !== undefined &&
          orphan.metadata.deletionTimestamp === undefined &&
          selects(orphan.metadata.labels ?? {})
        );
      });
      const adopted: T[] = [];
      for (const name of fitting) {
        adopted.push(
          await client.modify<T>(kind, namespace, name, (orphan) => {
            const others = orphan.metadata.ownerReferences?.filter(({ uid }) => uid !== owner.metadata.uid) ?? [];
            orphan.metadata.ownerReferences = [...others, controllerReference(owner)];
          }),
        );
      }
      return adopted;
    },
  };
};
