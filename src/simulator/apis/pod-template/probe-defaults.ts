import type { Probe } from '../../../resources/workloads/pod-spec.ts';

/** @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export const applyProbeDefaults = (probe: Probe): void => {
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  if (probe.grpc !== undefined) probe.grpc.service ??= '';
  if (probe.httpGet !== undefined) applyRequestDefaults(probe.httpGet);
};

/** What is left out of a request that checks a container, or that tells it of something. */
export const applyRequestDefaults = (request: NonNullable<Probe['httpGet']>): void => {
  request.path ||= '/';
  request.scheme ||= 'HTTP';
};
