import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { controllerLine } from '../pods/describe-pod.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { conditionLines } from './describe-deployment.ts';

/** What `oc describe rs` prints. */
export const describeReplicaSet = (set: ReplicaSet, pods: readonly Pod[], events: ShownEvents, now: number): string => {
  const { metadata, spec, status } = set;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\nSelector:\t${selectorText(spec.selector) || '<none>'}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      controllerLine(set),
      `Replicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 1} desired\n`,
      `Pods Status:\t${podStatusText(pods)}\n`,
      describePodTemplate(spec.template as Parameters<typeof describePodTemplate>[0]),
      conditionLines(status?.conditions),
      describeEvents(events, now),
    ].join(''),
  );
};

/** `1 Running / 0 Waiting / 0 Succeeded / 0 Failed` */
export const podStatusText = (pods: readonly Pod[]): string => {
  const count = (...phases: string[]): number =>
    pods.filter(({ status }) => phases.includes(status?.phase ?? '')).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
};
