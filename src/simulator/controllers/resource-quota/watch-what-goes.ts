import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { hasEnded, type Pod } from '../../../resources/workloads/pod.ts';
import { keyOf, type WatchedKind } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** Has the quotas of a namespace counted anew when something there is deleted or takes less. What comes is counted by admission. */
export const watchWhatGoes = (
  kinds: readonly ResourceKind[],
  quotasOf: (namespace: string, listers: Listers) => readonly KubeObject[],
): WatchedKind[] =>
  kinds
    .filter(({ plural }) => plural !== 'resourcequotas')
    .map((kind) => ({
      kind,
      keysOf: (object, { previous, deleted, listers }) => {
        const { namespace } = object.metadata;
        if (namespace === undefined || !(deleted || hasShrunk(kind, object, previous))) return [];
        return quotasOf(namespace, listers).map(keyOf);
      },
    }));

const hasShrunk = ({ group, plural }: ResourceKind, object: KubeObject, previous: KubeObject | undefined): boolean => {
  if (group !== '' || previous === undefined) return false;
  if (plural === 'pods') return hasEnded(object as Pod) && !hasEnded(previous as Pod);
  return plural === 'services' && typeOf(object) !== typeOf(previous);
};

const typeOf = (object: KubeObject): string | undefined =>
  (object as KubeObject & { spec?: { type?: string } }).spec?.type;
