import { podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { isControlledBy } from '../controller-reference.ts';
import type { Orphans } from '../orphans.ts';
import { release } from '../release.ts';

/** The pods of a workload, also those on their way out. Pods whose labels left its selector are released, orphans that fit are adopted. */
export const claimPods = async (
  owner: KubeObject,
  selector: LabelSelectorSpec,
  orphans: Orphans<Pod>,
  context: ControllerContext,
): Promise<Pod[]> => {
  const selects = labelSelectorOf(selector);
  const claimed: Pod[] = [];
  for (const pod of context.listers.of<Pod>(podKind).ownedBy(owner.metadata.uid ?? '')) {
    if (!isControlledBy(pod, owner)) continue;
    if (selects(pod.metadata.labels ?? {})) claimed.push(pod);
    else if (owner.metadata.deletionTimestamp === undefined) await release(podKind, pod, owner, context);
  }
  return [...claimed, ...(await orphans.adopt(owner, context))];
};
