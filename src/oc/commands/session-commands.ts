import type { CommandRow } from '../command-table.ts';
import { configCommands } from '../config/config-commands.ts';

/** Commands about the session and about `oc` itself. */
export const sessionCommands: readonly CommandRow[] = [
  {
    path: 'completion',
    summary: 'Output shell completion code for the specified shell (bash, zsh, or fish)',
    load: async () => (await import('./completion.ts')).completion,
  },
  {
    path: 'auth whoami',
    summary: 'Experimental: Check self subject attributes',
    load: async () => (await import('./auth-whoami.ts')).authWhoami,
  },
  ...configCommands,
  {
    path: 'cp',
    summary: 'Copy files and directories to and from containers',
    load: async () => (await import('./cp.ts')).cp,
  },
  {
    path: 'extract',
    summary: 'Extract secrets or config maps to disk',
    load: async () => (await import('./extract.ts')).extract,
  },
  { path: 'login', summary: 'Log in to a server', load: async () => (await import('./login.ts')).login },
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
    path: 'secrets link',
    aliases: ['secret link', 'secrets add'],
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
