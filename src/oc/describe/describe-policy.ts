import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodDisruptionBudget } from '../../resources/pod-disruption-budget.ts';
import type { PriorityClass } from '../../resources/priority-class.ts';
import { selectorText } from '../../resources/selector-text.ts';
import { describeEvents, type ShownEvents } from './describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from './kubernetes-lines.ts';

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
      annotationLines('Annotations', metadata.annotations),
      describeEvents(events, now),
    ].join(''),
  );

/** A wish for storage. */
export interface StorageClaim extends KubeObject {
  spec?: { storageClassName?: string; volumeName?: string; volumeMode?: string };
  status?: { phase?: string; capacity?: { storage?: string }; accessModes?: string[] };
}

/** What `oc describe pvc` prints; `users` are the pods that mount it. */
export const describeClaim = (
  { metadata, spec = {}, status = {} }: StorageClaim,
  users: readonly string[],
  events: ShownEvents,
  now: number,
): string =>
  alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\nStorageClass:\t${spec.storageClassName ?? ''}\n`,
      `Status:\t${metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? '')}\nVolume:\t${spec.volumeName ?? ''}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Finalizers:\t[${(metadata.finalizers ?? []).join(' ')}]\n`,
      `Capacity:\t${(spec.volumeName && status.capacity?.storage) || ''}\n`,
      `Access Modes:\t${spec.volumeName ? (status.accessModes ?? []).map(shortMode).join(',') : ''}\n`,
      spec.volumeMode ? `VolumeMode:\t${spec.volumeMode}\n` : '',
      users.length === 0
        ? 'Used By:\t<none>\n'
        : users.map((name, index) => `${index === 0 ? 'Used By:' : ''}\t${name}\n`).join(''),
      describeEvents(events, now),
    ].join(''),
  );

const shortMode = (mode: string): string =>
  ({ ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' })[mode] ?? mode;
