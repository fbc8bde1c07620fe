import type { CommandRow } from '../../command-table.ts';

/** Commands to find out what is wrong, by the heading under which the help of `oc` lists them. */
export const debuggingCommands: readonly CommandRow[] = [
  {
    path: 'attach',
    summary: 'Attach to a running container',
    load: async () => (await import('./attach.ts')).attach,
  },
  {
    path: 'cp',
    summary: 'Copy files and directories to and from containers',
    load: async () => (await import('./cp.ts')).cp,
  },
  {
    path: 'debug',
    summary: 'Launch a new instance of a pod for debugging',
    load: async () => (await import('./debug.ts')).debug,
  },
  {
    path: 'events',
    summary: 'List events',
    load: async () => (await import('./events.ts')).events,
  },
  {
    path: 'exec',
    summary: 'Execute a command in a container',
    load: async () => (await import('./exec.ts')).exec,
  },
  {
    path: 'logs',
    summary: 'Print the logs for a container in a pod',
    load: async () => (await import('./logs.ts')).logs,
  },
  {
    path: 'port-forward',
    summary: 'Forward one or more local ports to a pod',
    load: async () => (await import('./port-forward.ts')).portForward,
  },
  {
    path: 'rsh',
    summary: 'Start a shell session in a container',
    load: async () => (await import('./rsh.ts')).rsh,
  },
  {
    path: 'rsync',
    summary: 'Copy files between a local file system and a pod',
    load: async () => (await import('./rsync.ts')).rsync,
  },
  {
    path: 'run',
    summary: 'Run a particular image on the cluster',
    load: async () => (await import('./run.ts')).run,
  },
  {
    path: 'wait',
    summary: 'Wait for a specific condition on one or many resources',
    load: async () => (await import('./wait.ts')).wait,
  },
];
