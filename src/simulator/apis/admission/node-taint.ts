import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import type { Admission } from '../../apimachinery/admission.ts';

const KEY = 'node.kubernetes.io/not-ready';

/**
 * Closes a new node until it has told how it is.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition
 */
export const nodeTaint: Admission = ({ operation, kind, object }) => {
  if (operation !== 'CREATE' || kind.kind !== nodeKind.kind || kind.group !== nodeKind.group) return;
  const spec = ((object as Node).spec ??= {});
  const taints = spec.taints ?? [];
  if (!taints.some(({ key, effect }) => key === KEY && effect === 'NoSchedule'))
    spec.taints = [...taints, { key: KEY, effect: 'NoSchedule' }];
};
