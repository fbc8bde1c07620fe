import type { CommandRow } from '../../command-table.ts';

/** `oc set …`: changes of one part of an object. */
export const setCommands: readonly CommandRow[] = [
  {
    path: 'set build-hook',
    summary: 'Update a build hook on a build config',
    load: async () => (await import('./set-build-hook.ts')).setBuildHook,
  },
  {
    path: 'set build-secret',
    summary: 'Update a build secret on a build config',
    load: async () => (await import('./set-build-secret.ts')).setBuildSecret,
  },
  {
    path: 'set data',
    summary: 'Update the data within a config map or secret',
    load: async () => (await import('./set-data.ts')).setData,
  },
  {
    path: 'set deployment-hook',
    summary: 'Update a deployment hook on a deployment config',
    load: async () => (await import('./set-deployment-hook.ts')).setDeploymentHook,
  },
  {
    path: 'set env',
    summary: 'Update environment variables on a pod template',
    load: async () => (await import('./set-env.ts')).setEnv,
  },
  {
    path: 'set image',
    summary: 'Update the image of a pod template',
    load: async () => (await import('./set-image.ts')).setImage,
  },
  {
    path: 'set image-lookup',
    summary: 'Change how images are resolved when deploying applications',
    load: async () => (await import('./set-image-lookup.ts')).setImageLookup,
  },
  {
    path: 'set probe',
    summary: 'Update a probe on a pod template',
    load: async () => (await import('./set-probe.ts')).setProbe,
  },
  {
    path: 'set resources',
    summary: 'Update resource requests/limits on objects with pod templates',
    load: async () => (await import('./set-resources.ts')).setResources,
  },
  {
    path: 'set route-backends',
    summary: 'Update the backends for a route',
    load: async () => (await import('./set-route-backends.ts')).setRouteBackends,
  },
  {
    path: 'set selector',
    summary: 'Set the selector on a resource',
    load: async () => (await import('./set-selector.ts')).setSelector,
  },
  {
    path: 'set serviceaccount',
    aliases: ['set sa'],
    summary: 'Update the service account of a resource',
    load: async () => (await import('./set-serviceaccount.ts')).setServiceAccount,
  },
  {
    path: 'set subject',
    summary: 'Update the user, group, or service account in a role binding or cluster role binding',
    load: async () => (await import('./set-subject.ts')).setSubject,
  },
  {
    path: 'set triggers',
    summary: 'Update the triggers on one or more objects',
    load: async () => (await import('./set-triggers.ts')).setTriggers,
  },
  {
    path: 'set volumes',
    aliases: ['set volume'],
    summary: 'Update volumes on a pod template',
    load: async () => (await import('./set-volumes.ts')).setVolumes,
  },
];
