import { canonicalise } from '../../../resources/quantities/canonical-quantity.ts';
import type { Container, Probe } from '../../../resources/workloads/pod-spec.ts';
import { defaultImagePullPolicy } from './image-pull-policy.ts';
import { applyProbeDefaults, applyRequestDefaults } from './probe-defaults.ts';

/** Fills in what a container of a pod or of a pod template leaves out. */
export const applyContainerDefaults = (container: Container): void => {
  container.imagePullPolicy ||= defaultImagePullPolicy(container.image ?? '');
  container.terminationMessagePath ||= '/dev/termination-log';
  container.terminationMessagePolicy ||= 'File';
  container.resources ??= {};
  canonicalise(container.resources.limits);
  canonicalise(container.resources.requests);
  for (const port of container.ports ?? []) port.protocol ||= 'TCP';
  for (const { valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef !== undefined) valueFrom.fieldRef.apiVersion ||= 'v1';
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe]) {
    if (probe !== undefined) applyProbeDefaults(probe);
  }
  const { postStart, preStop } = (container.lifecycle ?? {}) as Record<'postStart' | 'preStop', Probe | undefined>;
  for (const hook of [postStart, preStop]) if (hook?.httpGet !== undefined) applyRequestDefaults(hook.httpGet);
};
