import type { PodSpec, PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { dropEmpty } from '../validation/drop-empty.ts';
import { applyContainerDefaults } from './container-defaults.ts';
import { containersOf } from './containers-of.ts';
import { dropDisabledFields } from './disabled-fields.ts';
import { applyVolumeDefaults } from './volume-defaults.ts';

/**
 * Fills in what the author of a pod template leaves out, as the API server stores it. A missing template stays missing,
 * for validation to complain about.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/v1/defaults.go
 */
export const applyPodTemplateDefaults = (template: PodTemplateSpec): void => {
  template.metadata ??= {};
  dropEmpty(template);
  template.metadata.creationTimestamp ??= null;
  template.spec ??= { containers: [] };
  applyPodSpecDefaults(template.spec);
};

/** What pods and pod templates have in common. */
export const applyPodSpecDefaults = (spec: PodSpec): void => {
  spec.containers ??= [];
  spec.restartPolicy ||= 'Always';
  spec.terminationGracePeriodSeconds ??= 30;
  spec.dnsPolicy ||= 'ClusterFirst';
  spec.securityContext ??= {};
  spec.schedulerName ||= 'default-scheduler';
  const account = spec.serviceAccountName || spec.serviceAccount;
  if (account) spec.serviceAccountName = spec.serviceAccount = account;
  for (const [container] of containersOf(spec, '')) applyContainerDefaults(container);
  for (const volume of spec.volumes ?? []) applyVolumeDefaults(volume);
  dropDisabledFields(spec);
};
