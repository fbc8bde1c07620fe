/**
 * What a target can do beyond the Kubernetes API. A scenario that needs what a target lacks is skipped, with the name as
 * the reason; a feature asks for one with the tag `@needs:<name>`, the harness asks when a step uses it.
 */
export const capabilityDescriptions = {
  clock: 'time can be moved forward without waiting',
  'running-pods': 'there are nodes that run pods',
  nodes: 'nodes can be closed to new pods, and start without images',
  'internal-registry': 'the cluster has a registry of its own',
  'registry-push': 'images can be pushed to the internal registry from here',
  'registry-storage': 'the storage of the internal registry can be listed through its pod',
  'registry-journal': 'the access log of the internal registry can be read in the log of its pod',
  'upstream-journal': 'the access logs of the external registries can be read',
  'upstream-push': 'images can be pushed to the external registries',
  'upstream-control': 'external registries can be stopped and started',
  'upstream-faults': 'external registries can be made to fail, to forget, to limit pulls or to demand credentials',
  'own-registry': 'the internal registry holds nothing but what the experiment brought into it',
  'cluster-scope': "what is not in the run's own projects can be changed",
} as const;

/** The name of a capability. */
export type Capability = keyof typeof capabilityDescriptions;

/** The capabilities that a target has. */
export type Capabilities = ReadonlySet<Capability>;
