import type { CommandRow } from '../../command-table.ts';

/** Advanced commands, by the heading under which the help of `oc` lists them. */
export const advancedCommands: readonly CommandRow[] = [
  {
    path: 'api-resources',
    summary: 'Print the supported API resources on the server',
    load: async () => (await import('./api-resources.ts')).apiResources,
  },
  {
    path: 'api-versions',
    summary: 'Print the supported API versions on the server, in the form of "group/version"',
    load: async () => (await import('./api-versions.ts')).apiVersions,
  },
  {
    path: 'auth can-i',
    summary: 'Check whether an action is allowed',
    load: async () => (await import('./auth-can-i.ts')).authCanI,
  },
  {
    path: 'auth reconcile',
    summary: 'Reconcile rules for RBAC role, role binding, cluster role, and cluster role binding objects',
    load: async () => (await import('./auth-reconcile.ts')).authReconcile,
  },
  {
    path: 'auth whoami',
    summary: 'Experimental: Check self subject attributes',
    load: async () => (await import('./auth-whoami.ts')).authWhoami,
  },
  {
    path: 'cluster-info',
    summary: 'Display cluster information',
    load: async () => (await import('./cluster-info.ts')).clusterInfo,
  },
  {
    path: 'cluster-info dump',
    summary: 'Dump relevant information for debugging and diagnosis',
    load: async () => (await import('./cluster-info-dump.ts')).clusterInfoDump,
  },
  {
    path: 'diff',
    summary: 'Diff the live version against a would-be applied version',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    path: 'extract',
    summary: 'Extract secrets or config maps to disk',
    load: async () => (await import('./extract.ts')).extract,
  },
  { path: 'idle', summary: 'Idle scalable resources', load: async () => (await import('./idle.ts')).idle },
  {
    path: 'kustomize',
    summary: 'Build a kustomization target from a directory or URL',
    load: async () => (await import('./kustomize.ts')).kustomize,
  },
  {
    path: 'observe',
    summary: 'Observe changes to resources and react to them (experimental)',
    load: async () => (await import('./observe.ts')).observe,
  },
  {
    path: 'patch',
    summary: 'Update fields of a resource',
    load: async () => (await import('./patch.ts')).patch,
  },
  {
    path: 'process',
    summary: 'Process a template into list of resources',
    load: async () => (await import('./process.ts')).processCommand,
  },
  {
    path: 'registry info',
    summary: 'Print information about the integrated registry',
    load: async () => (await import('./registry-info.ts')).registryInfo,
  },
  {
    path: 'registry login',
    summary: 'Log in to the integrated registry',
    load: async () => (await import('./registry-login.ts')).registryLogin,
  },
  {
    path: 'replace',
    summary: 'Replace a resource by file name or stdin',
    load: async () => (await import('./replace.ts')).replace,
  },
];
