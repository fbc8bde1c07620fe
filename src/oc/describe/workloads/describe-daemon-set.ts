import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { labelText } from '../../output/table.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { podStatusText } from './describe-replica-set.ts';

/** What `oc describe daemonset` prints. */
export const describeDaemonSet = (
  { metadata, spec, status }: DaemonSet,
  pods: readonly Pod[],
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nSelector:\t${selectorText(spec.selector) || '<none>'}\n`,
      `Node-Selector:\t${labelText((spec.template.spec.nodeSelector ?? {}) as Record<string, string>)}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}\n`,
      `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}\n`,
      `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}\n`,
      `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}\n`,
      `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}\n`,
      `Pods Status:\t${podStatusText(pods)}\n`,
      describePodTemplate(spec.template),
      describeEvents(events, now),
    ].join(''),
  );
