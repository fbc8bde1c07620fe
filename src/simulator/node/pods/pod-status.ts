import type { Pod, PodStatus } from '../../../resources/workloads/pod.ts';
import { type Container, isSidecar, lastingContainers } from '../../../resources/workloads/pod-spec.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { WorkerNode } from '../worker-node.ts';
import { containerStatus } from './container-status.ts';
import { incompleteContainers, isInitialized } from './initialization.ts';
import { podConditions } from './pod-conditions.ts';
import { podPhase } from './pod-phase.ts';
import type { PodRuntime } from './pod-runtime.ts';
import { readyAt } from './readiness.ts';

/** The status of a pod as its kubelet reports it. */
export const podStatus = (pod: Pod, runtime: PodRuntime, node: WorkerNode, now: number): PodStatus => {
  const { spec, status: old = {} } = pod;
  const stopping = pod.metadata.deletionTimestamp !== undefined;
  const phase = podPhase(pod, runtime, stopping);
  const ended = phase === 'Succeeded' || phase === 'Failed';
  const inits = spec.initContainers ?? [];
  const ephemeral = spec.ephemeralContainers ?? [];
  const isReady = (container: Container): boolean =>
    !ended && (readyAt(container, runtime.containers.get(container.name) ?? {}) ?? Number.POSITIVE_INFINITY) <= now;
  const initial = inits.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const facts = {
    phase,
    sandboxReady: runtime.sandboxReady && !ended,
    incomplete: incompleteContainers(pod, runtime).map(({ name }) => name),
    unready: lastingContainers(spec)
      .filter((each) => !isReady(each))
      .map(({ name }) => name),
    gates: (spec.readinessGates ?? []).map(({ conditionType }) => conditionType),
  };
  return {
    ...old,
    conditions: podConditions(facts, old.conditions ?? [], timestamp(now)),
    containerStatuses: spec.containers.map((each) =>
      containerStatus(each, runtime.containers.get(each.name) ?? {}, { initial, ready: isReady(each) }),
    ),
    ...(inits.length === 0
      ? {}
      : {
          initContainerStatuses: inits.map((each) => {
            const state = runtime.containers.get(each.name) ?? {};
            const ready = isSidecar(each) ? isReady(each) : isInitialized(each, state);
            return containerStatus(each, state, { initial: 'PodInitializing', ready });
          }),
        }),
    ...(ephemeral.length > 0 && {
      ephemeralContainerStatuses: ephemeral.map((each) => {
        const state = runtime.containers.get(each.name) ?? {};
        const { started: _, ...status } = containerStatus(each, state, { initial, ready: false });
        return status;
      }),
    }),
    hostIP: node.address,
    hostIPs: [{ ip: node.address }],
    phase,
    ...(runtime.address === undefined ? {} : { podIP: runtime.address, podIPs: [{ ip: runtime.address }] }),
    startTime: runtime.startTime,
    ...runtime.ended,
  };
};
