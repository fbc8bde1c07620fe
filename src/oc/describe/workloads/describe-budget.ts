import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { PodDisruptionBudget } from '../../../resources/workloads/pod-disruption-budget.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes } from '../kubernetes-lines.ts';

/** What `oc describe poddisruptionbudget` prints. */
export const describeBudget = (
  { metadata, spec, status }: PodDisruptionBudget,
  events: ShownEvents,
  now: number,
): string => {
  const { minAvailable, maxUnavailable, selector } = spec;
  const limit =
    minAvailable !== undefined
      ? `Min available:\t${minAvailable}\n`
      : maxUnavailable !== undefined
        ? `Max unavailable:\t${maxUnavailable}\n`
        : '';
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n${limit}`,
      `Selector:\t${selector ? selectorText(selector) || '<none>' : '<unset>'}\n`,
      `Status:\n    Allowed disruptions:\t${status?.disruptionsAllowed ?? 0}\n`,
      `    Current:\t${status?.currentHealthy ?? 0}\n    Desired:\t${status?.desiredHealthy ?? 0}\n    Total:\t${status?.expectedPods ?? 0}\n`,
      describeEvents(events, now),
    ].join(''),
  );
};
