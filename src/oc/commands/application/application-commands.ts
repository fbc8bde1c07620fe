import type { CommandRow } from '../../command-table.ts';

/** Commands that manage applications, by the heading under which the help of `oc` lists them. */
export const applicationCommands: readonly CommandRow[] = [
  {
    path: 'annotate',
    summary: 'Update the annotations on a resource',
    load: async () => (await import('./label.ts')).annotate,
  },
  {
    path: 'apply',
    summary: 'Apply a configuration to a resource by file name or stdin',
    load: async () => (await import('./apply.ts')).apply,
  },
  {
    path: 'apply edit-last-applied',
    summary: 'Edit latest last-applied-configuration annotations of a resource/object',
    load: async () => (await import('./apply-last-applied.ts')).editLastApplied,
  },
  {
    path: 'apply set-last-applied',
    summary: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
    load: async () => (await import('./apply-last-applied.ts')).setLastApplied,
  },
  {
    path: 'apply view-last-applied',
    summary: 'View the latest last-applied-configuration annotations of a resource/object',
    load: async () => (await import('./apply-last-applied.ts')).viewLastApplied,
  },
  {
    path: 'autoscale',
    summary: 'Autoscale a deployment config, deployment, replica set, stateful set, or replication controller',
    load: async () => (await import('./autoscale.ts')).autoscale,
  },
  {
    path: 'delete',
    summary: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
    load: async () => (await import('./delete/delete.ts')).deleteCommand,
  },
  {
    path: 'describe',
    summary: 'Show details of a specific resource or group of resources',
    load: async () => (await import('./describe.ts')).describe,
  },
  {
    path: 'edit',
    summary: 'Edit a resource on the server',
    load: async () => (await import('./edit.ts')).edit,
  },
  {
    path: 'expose',
    summary: 'Expose a replicated application as a service or route',
    load: async () => (await import('./expose.ts')).expose,
  },
  { path: 'get', summary: 'Display one or many resources', load: async () => (await import('./get.ts')).get },
  {
    path: 'label',
    summary: 'Update the labels on a resource',
    load: async () => (await import('./label.ts')).label,
  },
  {
    path: 'scale',
    summary: 'Set a new size for a deployment, replica set, or replication controller',
    load: async () => (await import('./scale.ts')).scale,
  },
  {
    path: 'secrets link',
    aliases: ['secret link'],
    summary: 'Link secrets to a service account',
    load: async () => (await import('./secrets-link.ts')).secretsLink,
  },
  {
    path: 'secrets unlink',
    aliases: ['secret unlink'],
    summary: 'Detach secrets from a service account',
    load: async () => (await import('./secrets-link.ts')).secretsUnlink,
  },
];
