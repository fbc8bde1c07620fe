import { conditionOf } from '../../../resources/metadata/condition.ts';
import type { ContainerState, ContainerStatus, Pod } from '../../../resources/workloads/pod.ts';
import { isSidecar } from '../../../resources/workloads/pod-spec.ts';

/** What the columns READY, STATUS and RESTARTS of a pod are made of. */
export interface PodSummary {
  ready: number;
  total: number;
  reason: string;
  restarts: number;
  /** When a container last ended to be restarted; empty when none was. */
  lastRestart: string;
}

/**
 * Sums up a pod as `get pods` shows it.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go
 */
export const podSummary = (pod: Pod): PodSummary => {
  const { status = {}, spec, metadata } = pod;
  const sidecars = new Set((spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  const summary: PodSummary = {
    ready: 0,
    total: spec.containers.length + sidecars.size,
    reason: phaseReason(pod),
    restarts: 0,
    lastRestart: '',
  };
  const initializing = addInitContainers(summary, pod, sidecars);
  if (!initializing || conditionOf(status.conditions, 'Initialized')?.status === 'True')
    addContainers(summary, pod, sidecars);
  if (metadata.deletionTimestamp === undefined) return summary;
  if (status.reason === 'NodeLost') summary.reason = 'Unknown';
  else if (status.phase !== 'Succeeded' && status.phase !== 'Failed') summary.reason = 'Terminating';
  return summary;
};

const phaseReason = ({ status = {} }: Pod): string => {
  const scheduled = conditionOf(status.conditions, 'PodScheduled');
  if (scheduled?.reason === 'SchedulingGated') return 'SchedulingGated';
  return status.reason || status.phase || '';
};

/** Says whether the pod is still initializing. */
const addInitContainers = (summary: PodSummary, { status, spec }: Pod, sidecars: Set<string>): boolean => {
  for (const [index, container] of (status?.initContainerStatuses ?? []).entries()) {
    countRestarts(summary, container);
    const { terminated, waiting } = container.state ?? {};
    if (terminated?.exitCode === 0) continue;
    if (sidecars.has(container.name) && container.started) {
      if (container.ready) summary.ready++;
      continue;
    }
    if (terminated !== undefined) summary.reason = `Init:${terminationReason(terminated)}`;
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') summary.reason = `Init:${waiting.reason}`;
    else summary.reason = `Init:${index}/${spec.initContainers?.length ?? 0}`;
    return true;
  }
  return false;
};

const addContainers = (summary: PodSummary, { status = {} }: Pod, sidecars: Set<string>): void => {
  summary.restarts = 0;
  summary.lastRestart = '';
  for (const container of status.initContainerStatuses ?? [])
    if (sidecars.has(container.name)) countRestarts(summary, container);
  let running = false;
  for (const container of [...(status.containerStatuses ?? [])].reverse()) {
    countRestarts(summary, container);
    const { waiting, terminated, running: isRunning } = container.state ?? {};
    if (waiting?.reason) summary.reason = waiting.reason;
    else if (terminated !== undefined) summary.reason = terminationReason(terminated);
    else if (container.ready && isRunning !== undefined) {
      running = true;
      summary.ready++;
    }
  }
  if (summary.reason === 'Completed' && running)
    summary.reason = conditionOf(status.conditions, 'Ready')?.status === 'True' ? 'Running' : 'NotReady';
};

const terminationReason = ({ reason, exitCode, signal }: NonNullable<ContainerState['terminated']>): string =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);

const countRestarts = (summary: PodSummary, { restartCount, lastState }: ContainerStatus): void => {
  summary.restarts += restartCount;
  const finished = lastState?.terminated?.finishedAt ?? '';
  if (finished > summary.lastRestart) summary.lastRestart = finished;
};
