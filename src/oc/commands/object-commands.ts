import type { CommandRow } from '../command-table.ts';

/** Commands that put files and editors in the place of objects. */
export const objectCommands: readonly CommandRow[] = [
  {
    path: 'apply view-last-applied',
    summary: 'View the latest last-applied-configuration annotations of a resource/object',
    load: async () => (await import('./apply-last-applied.ts')).viewLastApplied,
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
    path: 'autoscale',
    summary: 'Autoscale a deployment config, deployment, replica set, stateful set, or replication controller',
    load: async () => (await import('./autoscale.ts')).autoscale,
  },
  {
    path: 'diff',
    summary: 'Diff the live version against a would-be applied version',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    path: 'edit',
    summary: 'Edit a resource on the server',
    load: async () => (await import('./edit.ts')).edit,
  },
  {
    path: 'replace',
    summary: 'Replace a resource by file name or stdin',
    load: async () => (await import('./replace.ts')).replace,
  },
];
