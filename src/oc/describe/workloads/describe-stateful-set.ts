import type { KubeObject } from '../../../resources/kube-object.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines } from '../kubernetes-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';
import { storageClassOf } from '../storage/storage-class-of.ts';
import { podStatusText } from './describe-replica-set.ts';

/** What `oc describe statefulset` prints. */
export const describeStatefulSet = (
  { metadata, spec, status }: StatefulSet,
  pods: readonly Pod[],
  events: ShownEvents,
  now: number,
): string => {
  const { partition, maxUnavailable: limit } = spec.updateStrategy?.rollingUpdate ?? {};
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}\nSelector:\t${selectorText(spec.selector) || '<none>'}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Replicas:\t${spec.replicas ?? 1} desired | ${status?.replicas ?? 0} total\n`,
      `Update Strategy:\t${spec.updateStrategy?.type ?? ''}\n`,
      partition === undefined ? '' : `  Partition:\t${partition}\n`,
      partition === undefined || limit === undefined ? '' : `  MaxUnavailable:\t${limit}\n`,
      `Pods Status:\t${podStatusText(pods)}\n`,
      describePodTemplate(spec.template),
      describeClaims(spec.volumeClaimTemplates),
      describeEvents(events, now),
    ].join(''),
  );
};

interface Claim extends KubeObject {
  spec?: { storageClassName?: string; accessModes?: string[]; resources?: { requests?: { storage?: string } } };
}

const describeClaims = (claims: readonly Claim[] | undefined): string =>
  claims?.length
    ? `Volume Claims:\n${claims
        .map(({ metadata, spec }) =>
          [
            `  Name:\t${metadata.name}\n  StorageClass:\t${storageClassOf(metadata, spec?.storageClassName)}\n`,
            labelLines('  Labels', metadata.labels),
            labelLines('  Annotations', metadata.annotations),
            `  Capacity:\t${spec?.resources?.requests?.storage ?? '<default>'}\n`,
            `  Access Modes:\t[${(spec?.accessModes ?? []).join(' ')}]\n`,
          ].join(''),
        )
        .join('')}`
    : 'Volume Claims:\t<none>\n';
