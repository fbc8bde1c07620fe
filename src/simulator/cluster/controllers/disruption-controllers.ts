import { podDisruptionBudgetKind, podKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { KindFinder } from '../../apimachinery/kind-finder.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';

/** Say how many pods may be taken away, and take back what was said of pods that nobody took. */
export const disruptionControllers = (findKind: KindFinder): readonly OnDemandController[] => [
  {
    kind: podDisruptionBudgetKind,
    load: async () =>
      (await import('../../controllers/disruption/disruption-controller.ts')).createDisruptionController(findKind),
  },
  {
    kind: podKind,
    wants: ({ status }: Pod) => conditionOf(status?.conditions, 'DisruptionTarget') !== undefined,
    load: async () =>
      (await import('../../controllers/disruption/stale-disruption-controller.ts')).createStaleDisruptionController(),
  },
];
