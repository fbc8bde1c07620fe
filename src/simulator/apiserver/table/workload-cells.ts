import type { KubeObject } from '../../../resources/kube-object.ts';
import type { DaemonSet } from '../../../resources/workloads/daemon-set.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { ReplicaSet } from '../../../resources/workloads/replica-set.ts';
import type { ReplicationController } from '../../../resources/workloads/replication-controller.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { ageOf } from './age.ts';
import { containerCells, labelsText, selectorCell } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

export const deploymentCells: CellPrinter<Deployment> = ({ metadata, spec, status = {} }, now) => [
  metadata.name,
  `${status.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
  status.updatedReplicas ?? 0,
  status.availableReplicas ?? 0,
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.template.spec),
  selectorCell(spec.selector),
];

export const replicaSetCells: CellPrinter<ReplicaSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec.replicas ?? 0,
  status?.replicas ?? 0,
  status?.readyReplicas ?? 0,
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.template?.spec),
  selectorCell(spec.selector),
];

export const replicationControllerCells: CellPrinter<ReplicationController> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec.replicas ?? 0,
  status?.replicas ?? 0,
  status?.readyReplicas ?? 0,
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.template?.spec),
  labelsText(spec.selector),
];

export const statefulSetCells: CellPrinter<StatefulSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.template.spec),
];

export const daemonSetCells: CellPrinter<DaemonSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  status?.desiredNumberScheduled ?? 0,
  status?.currentNumberScheduled ?? 0,
  status?.numberReady ?? 0,
  status?.updatedNumberScheduled ?? 0,
  status?.numberAvailable ?? 0,
  labelsText(spec.template.spec.nodeSelector),
  ageOf(metadata.creationTimestamp, now),
  ...containerCells(spec.template.spec),
  selectorCell(spec.selector),
];

export const scaleCells: CellPrinter<KubeObject & { spec?: { replicas?: number }; status?: { replicas?: number } }> = (
  { metadata, spec, status },
  now,
) => [metadata.name, spec?.replicas ?? 0, status?.replicas ?? 0, ageOf(metadata.creationTimestamp, now)];
