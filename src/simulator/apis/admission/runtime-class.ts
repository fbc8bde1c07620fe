import { podKind } from '../../../resources/kinds/kinds.ts';
import { runtimeClassKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ResourceList, Toleration } from '../../../resources/workloads/pod-spec.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

interface RuntimeClass extends KubeObject {
  overhead?: { podFixed?: ResourceList };
  scheduling?: { nodeSelector?: Record<string, string>; tolerations?: Toleration[] };
}

type Spec = Pod['spec'] & { runtimeClassName?: string; overhead?: ResourceList };

/**
 * Gives a pod what its runtime class says: the overhead, and the nodes that have the runtime.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export const runtimeClass = (listers: Listers): Admission => {
  const classes = listers.of<RuntimeClass>(runtimeClassKind);
  return ({ operation, kind, object }) => {
    if (operation !== 'CREATE' || kind.kind !== podKind.kind || kind.group !== '') return;
    const spec = (object as Pod).spec as Spec;
    const refused = (why: string): Error => forbidden(kind, object.metadata.name, why);
    const name = spec.runtimeClassName;
    const chosen = name === undefined ? undefined : classes.get(undefined, name);
    if (name !== undefined && chosen === undefined)
      throw refused(`pod rejected: RuntimeClass ${JSON.stringify(name)} not found`);
    const overhead = chosen?.overhead?.podFixed;
    if (overhead === undefined) {
      if (spec.overhead === undefined) return schedule(spec, chosen, refused);
      throw refused('pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead');
    }
    if (Object.keys(spec.overhead ?? {}).length > 0 && !equal(spec.overhead, overhead))
      throw refused("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    spec.overhead = { ...overhead };
    schedule(spec, chosen, refused);
  };
};

const schedule = (
  spec: Spec,
  { scheduling }: Pick<RuntimeClass, 'scheduling'> = {},
  refused: (why: string) => Error,
): void => {
  for (const [key, value] of Object.entries(scheduling?.nodeSelector ?? {})) {
    const own = spec.nodeSelector?.[key];
    if (own !== undefined && own !== value)
      throw refused(
        `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`,
      );
    spec.nodeSelector = { ...spec.nodeSelector, [key]: value };
  }
  const tolerations = scheduling?.tolerations ?? [];
  if (tolerations.length > 0) spec.tolerations = [...(spec.tolerations ?? []), ...tolerations];
};
