import { selectorText } from '../../../resources/labels/selector-text.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import { revisionOf } from '../../../resources/workloads/deployment-revision.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, dateText, labelLines } from '../kubernetes-lines.ts';
import { describePodTemplate } from '../pods/describe-pod-template.ts';

/** What `oc describe deployment` prints; `replicaSets` are those that it owns. */
export const describeDeployment = (
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  events: ShownEvents,
  now: number,
): string => {
  const { metadata, spec, status = {} } = deployment;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  const rolling = spec.strategy?.rollingUpdate;
  const current = replicaSets.find((set) => revisionOf(set) === revisionOf(deployment));
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\nCreationTimestamp:\t${dateText(metadata.creationTimestamp)}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Selector:\t${selectorText(spec.selector) || '<none>'}\n`,
      `Replicas:\t${spec.replicas ?? 1} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable\n`,
      `StrategyType:\t${spec.strategy?.type ?? ''}\nMinReadySeconds:\t${spec.minReadySeconds ?? 0}\n`,
      rolling
        ? `RollingUpdateStrategy:\t${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge\n`
        : '',
      describePodTemplate(spec.template),
      conditionLines(status.conditions),
      replicaSets.length === 0
        ? ''
        : `OldReplicaSets:\t${replicaSetText(replicaSets.filter((set) => set !== current))}\nNewReplicaSet:\t${replicaSetText(current ? [current] : [])}\n`,
      describeEvents(events, now),
    ].join(''),
  );
};

/** `Conditions:` of a workload. */
export const conditionLines = (conditions: readonly Condition[] | undefined): string =>
  conditions?.length
    ? `Conditions:\n  Type\tStatus\tReason\n  ----\t------\t------\n${conditions.map(({ type, status, reason }) => `  ${type} \t${status}\t${reason ?? ''}\n`).join('')}`
    : '';

const replicaSetText = (sets: readonly ReplicaSet[]): string => {
  const sorted = [...sets].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return (
    sorted
      .map(
        ({ metadata, spec, status }) =>
          `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 1} replicas created)`,
      )
      .join(', ') || '<none>'
  );
};
