import type { ResourceRequirements } from '../../../resources/workloads/pod-spec.ts';

/** What is asked for, with defaults for what is left open. */
export const withDefaultResources = (
  { limits, requests, ...others }: ResourceRequirements = {},
  defaults: ResourceRequirements = {},
): ResourceRequirements => ({
  ...others,
  ...((limits || defaults.limits) && { limits: { ...defaults.limits, ...limits } }),
  ...((requests || defaults.requests) && { requests: { ...defaults.requests, ...requests } }),
});
