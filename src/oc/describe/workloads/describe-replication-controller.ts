import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { conditionLines } from './describe-deployment.ts';
import { podStatusText } from './describe-replica-set.ts';

/** What `oc describe rc` prints. */
export const describeReplicationController = (
  { metadata, spec, status }: ReplicationController,
  pods: readonly Pod[],
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      `Selector:\t${selectorText({ matchLabels: spec.selector ?? {} }) || '<none>'}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Replicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 1} desired\n`,
      `Pods Status:\t${podStatusText(pods)}\n`,
      describePodTemplate(spec.template),
      conditionLines(status?.conditions),
      describeEvents(events, now),
    ].join(''),
  );
