import type { CommandRow } from '../../command-table.ts';

/** The basic commands, by the heading under which the help of `oc` lists them. */
export const basicCommands: readonly CommandRow[] = [
  {
    path: 'explain',
    summary: 'Get documentation for a resource',
    load: async () => (await import('./explain.ts')).explain,
  },
  { path: 'login', summary: 'Log in to a server', load: async () => (await import('./login.ts')).login },
  {
    path: 'new-app',
    summary: 'Create a new application',
    load: async () => (await import('./new-app.ts')).newApp,
  },
  {
    path: 'new-project',
    summary: 'Request a new project',
    load: async () => (await import('./new-project.ts')).newProject,
  },
  {
    path: 'project',
    summary: 'Switch to another project',
    load: async () => (await import('./project.ts')).project,
  },
  {
    path: 'projects',
    summary: 'Display existing projects',
    load: async () => (await import('./projects.ts')).projects,
  },
  {
    path: 'status',
    summary: 'Show an overview of the current project',
    load: async () => (await import('./status.ts')).status,
  },
];
