import type { PriorityClass } from '../../../resources/workloads/priority-class.ts';
import { labelText } from '../../output/table.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes } from '../kubernetes-lines.ts';

/** What `oc describe priorityclass` prints. */
export const describePriorityClass = (
  { metadata, value = 0, globalDefault = false, preemptionPolicy, description = '' }: PriorityClass,
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nValue:\t${value}\nGlobalDefault:\t${globalDefault}\n`,
      preemptionPolicy ? `PreemptionPolicy:\t${preemptionPolicy}\n` : '',
      `Description:\t${description}\n`,
      `Annotations:\t${labelText(metadata.annotations ?? {})}\n`,
      describeEvents(events, now),
    ].join(''),
  );
