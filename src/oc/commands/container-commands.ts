import type { CommandRow } from '../command-table.ts';

/** Commands that reach into containers or folders. */
export const containerCommands: readonly CommandRow[] = [
  {
    path: 'attach',
    summary: 'Attach to a running container',
    load: async () => (await import('./attach.ts')).attach,
  },
  {
    path: 'port-forward',
    summary: 'Forward one or more local ports to a pod',
    load: async () => (await import('./port-forward.ts')).portForward,
  },
  {
    path: 'debug',
    summary: 'Launch a new instance of a pod for debugging',
    load: async () => (await import('../debug/debug.ts')).debug,
  },
  { path: 'idle', summary: 'Idle scalable resources', load: async () => (await import('./idle.ts')).idle },
  {
    path: 'kustomize',
    summary: 'Build a kustomization target from a directory or URL',
    load: async () => (await import('../kustomize/kustomize.ts')).kustomize,
  },
  {
    path: 'rsync',
    summary: 'Copy files between a local file system and a pod',
    load: async () => (await import('./rsync.ts')).rsync,
  },
];
