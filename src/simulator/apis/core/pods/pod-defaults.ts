import type { Pod } from '../../../../resources/workloads/pod.ts';
import type { Container } from '../../../../resources/workloads/pod-spec.ts';
import { applyPodSpecDefaults } from '../../pod-template/pod-spec-defaults.ts';
import { dropEmpty } from '../../validation/drop-empty.ts';

/** Fills in what the author of a pod leaves out; some of it only pods get, not templates. */
export const applyPodDefaults = (pod: Pod): void => {
  pod.spec ??= { containers: [] };
  dropEmpty(pod.spec);
  applyPodSpecDefaults(pod.spec);
  pod.spec.enableServiceLinks ??= true;
  if ((pod.spec.terminationGracePeriodSeconds ?? 0) < 0) pod.spec.terminationGracePeriodSeconds = 1;
  for (const container of [...(pod.spec.initContainers ?? []), ...pod.spec.containers]) {
    requestLimits(container);
    if (pod.spec.hostNetwork) for (const port of container.ports ?? []) port.hostPort ??= port.containerPort;
  }
};

/** Who sets a limit and no request asks for as much as the limit. */
const requestLimits = ({ resources }: Container): void => {
  if (resources?.limits === undefined) return;
  resources.requests = { ...resources.limits, ...resources.requests };
};
