import { priorityClassKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { PriorityClass } from '../../../resources/workloads/priority-class.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';

/** The class of pods that name none; of several that became so at the same time the least important. */
export const defaultPriorityClass = (listers: Listers): PriorityClass | undefined =>
  listers
    .of<PriorityClass>(priorityClassKind)
    .list()
    .filter(({ globalDefault }) => globalDefault)
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))[0];

/**
 * Lets one priority class be the default.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/plugin/pkg/admission/priority/admission.go
 */
export const oneDefaultPriority =
  (listers: Listers): Admission =>
  ({ operation, kind, subresource, object }) => {
    if (groupResource(kind) !== groupResource(priorityClassKind) || subresource !== undefined) return;
    if ((operation !== 'CREATE' && operation !== 'UPDATE') || !(object as PriorityClass).globalDefault) return;
    const known = defaultPriorityClass(listers)?.metadata.name;
    if (known !== undefined && (operation === 'CREATE' || known !== object.metadata.name))
      throw forbidden(
        kind,
        object.metadata.name,
        `PriorityClass ${known} is already marked as default. Only one default can exist`,
      );
  };
