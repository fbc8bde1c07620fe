import type { CommandRow } from '../../command-table.ts';

/** Commands about the client itself, by the heading under which the help of `oc` lists them. */
export const settingsCommands: readonly CommandRow[] = [
  {
    path: 'completion',
    summary: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
    load: async () => (await import('./completion.ts')).completion,
  },
  {
    path: 'logout',
    summary: 'End the current server session',
    load: async () => (await import('./logout.ts')).logout,
  },
  {
    path: 'options',
    summary: 'Print the list of flags inherited by all commands',
    load: async () => (await import('./options.ts')).options,
  },
  {
    path: 'version',
    summary: 'Print the client and server version information',
    load: async () => (await import('./version.ts')).version,
  },
  {
    path: 'whoami',
    summary: 'Return information about the current session',
    load: async () => (await import('./whoami.ts')).whoami,
  },
];
