import { namespaceKind, podKind } from '../../../resources/kinds/kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import { projectAnnotations } from '../../../resources/projects/project.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { parseExactLabels } from '../validation/exact-labels.ts';

/**
 * Pods of a project whose annotation names a node selector run on those nodes.
 *
 * @see https://docs.openshift.com/container-platform/4.19/nodes/scheduling/nodes-scheduler-node-selectors.html
 */
export const projectNodeSelector = (listers: Listers): Admission => {
  const namespaces = listers.of(namespaceKind);
  return ({ operation, kind, object, context }) => {
    if (operation !== 'CREATE' || groupResource(kind) !== groupResource(podKind)) return;
    const text = namespaces.get(undefined, context.namespace ?? '')?.metadata.annotations?.[
      projectAnnotations.nodeSelector
    ];
    if (!text) return;
    const { metadata, spec } = object as Pod;
    const selector = parseExactLabels(text) ?? {};
    const own = spec.nodeSelector ?? {};
    if (Object.entries(selector).some(([key, value]) => key in own && own[key] !== value)) {
      throw forbidden(kind, metadata.name, 'pod node label selector conflicts with its project node label selector');
    }
    spec.nodeSelector = { ...selector, ...own };
  };
};
