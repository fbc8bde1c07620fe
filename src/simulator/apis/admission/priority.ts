import { podKind, priorityClassKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { type PriorityClass, systemPriorities } from '../../../resources/workloads/priority-class.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { defaultPriorityClass } from './default-priority.ts';

/**
 * Turns the priority class of a pod into a number.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#priority
 */
export const priorityAdmission = (listers: Listers): Admission => {
  const classes = listers.of<PriorityClass>(priorityClassKind);
  return ({ operation, kind, object, old }) => {
    if (groupResource(kind) !== groupResource(podKind)) return;
    if (operation === 'UPDATE') keepPriority((object as Pod).spec, (old as Pod).spec);
    if (operation !== 'CREATE') return;
    const { metadata, spec } = object as Pod;
    const name = spec.priorityClassName;
    const chosen = name ? classes.get(undefined, name) : defaultPriorityClass(listers);
    if (name && chosen === undefined && !(name in systemPriorities))
      throw forbidden(kind, metadata.name, `no PriorityClass with name ${name} was found`);
    if (!name && chosen !== undefined) spec.priorityClassName = chosen.metadata.name;
    const priority = chosen?.value ?? systemPriorities[name ?? ''] ?? 0;
    if (spec.priority !== undefined && spec.priority !== priority)
      throw forbidden(
        kind,
        metadata.name,
        `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${priority} from the given PriorityClass name`,
      );
    spec.priority = priority;
    const preemption = chosen?.preemptionPolicy ?? 'PreemptLowerPriority';
    if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemption)
      throw forbidden(
        kind,
        metadata.name,
        `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${preemption} from the given PriorityClass name`,
      );
    spec.preemptionPolicy = preemption;
  };
};

/** Who writes the pod anew as it once was need not know what became of its class. */
const keepPriority = (spec: Pod['spec'], { priority, preemptionPolicy }: Pod['spec']): void => {
  if (priority !== undefined) spec.priority ??= priority;
  if (preemptionPolicy !== undefined) spec.preemptionPolicy ??= preemptionPolicy;
};
