import type { CommandRow } from '../../command-table.ts';

/** `oc config …`: the kubeconfig. */
export const configCommands: readonly CommandRow[] = [
  {
    path: 'config current-context',
    summary: 'Display the current-context',
    load: async () => (await import('./show-kubeconfig.ts')).currentContext,
  },
  {
    path: 'config delete-cluster',
    summary: 'Delete the specified cluster from the kubeconfig',
    load: async () => (await import('./change-contexts.ts')).deleteEntry('cluster'),
  },
  {
    path: 'config delete-context',
    summary: 'Delete the specified context from the kubeconfig',
    load: async () => (await import('./change-contexts.ts')).deleteEntry('context'),
  },
  {
    path: 'config delete-user',
    summary: 'Delete the specified user from the kubeconfig',
    load: async () => (await import('./change-contexts.ts')).deleteEntry('user'),
  },
  {
    path: 'config get-clusters',
    summary: 'Display clusters defined in the kubeconfig',
    load: async () => (await import('./show-kubeconfig.ts')).getEntries('clusters'),
  },
  {
    path: 'config get-contexts',
    summary: 'Describe one or many contexts',
    load: async () => (await import('./show-kubeconfig.ts')).getContexts,
  },
  {
    path: 'config get-users',
    summary: 'Display users defined in the kubeconfig',
    load: async () => (await import('./show-kubeconfig.ts')).getEntries('users'),
  },
  {
    path: 'config rename-context',
    summary: 'Rename a context from the kubeconfig file',
    load: async () => (await import('./change-contexts.ts')).renameContext,
  },
  {
    path: 'config set',
    summary: 'Set an individual value in a kubeconfig file',
    load: async () => (await import('./set-property.ts')).setProperty,
  },
  {
    path: 'config set-cluster',
    summary: 'Set a cluster entry in kubeconfig',
    load: async () => (await import('./set-entries.ts')).setCluster,
  },
  {
    path: 'config set-context',
    summary: 'Set a context entry in kubeconfig',
    load: async () => (await import('./change-contexts.ts')).setContext,
  },
  {
    path: 'config set-credentials',
    summary: 'Set a user entry in kubeconfig',
    load: async () => (await import('./set-entries.ts')).setCredentials,
  },
  {
    path: 'config unset',
    summary: 'Unset an individual value in a kubeconfig file',
    load: async () => (await import('./set-property.ts')).unsetProperty,
  },
  {
    path: 'config use-context',
    aliases: ['config use'],
    summary: 'Set the current-context in a kubeconfig file',
    load: async () => (await import('./change-contexts.ts')).useContext,
  },
  {
    path: 'config view',
    summary: 'Display merged kubeconfig settings or a specified kubeconfig file',
    load: async () => (await import('./show-kubeconfig.ts')).viewConfig,
  },
];
