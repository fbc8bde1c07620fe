import { buildCommands } from './build/build-commands.ts';
import type { Command } from './command.ts';
import { clusterCommands } from './commands/cluster-commands.ts';
import { containerCommands } from './commands/container-commands.ts';
import { createCommands } from './commands/create-commands.ts';
import { objectCommands } from './commands/object-commands.ts';
import { refusedCommands } from './commands/refused-commands.ts';
import { sessionCommands } from './commands/session-commands.ts';
import { imageCommands } from './image/image-commands.ts';
import { policyCommands } from './policy/policy-commands.ts';
import { setCommands } from './set/set-commands.ts';

/** One command: its words, and where it is. Its file is read when it runs. */
export interface CommandRow {
  /** `get`, `create imagestream`. */
  readonly path: string;
  readonly aliases?: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command of the built-in `oc`; a new one is a file in `commands/` and a row here. */
export const commandTable: readonly CommandRow[] = [
  {
    path: 'annotate',
    summary: 'Update the annotations on a resource',
    load: async () => (await import('./commands/label.ts')).annotate,
  },
  ...clusterCommands,
  ...objectCommands,
  {
    path: 'auth can-i',
    summary: 'Check whether an action is allowed',
    load: async () => (await import('./commands/auth-can-i.ts')).authCanI,
  },
  {
    path: 'auth reconcile',
    summary: 'Reconcile rules for RBAC role, role binding, cluster role, and cluster role binding objects',
    load: async () => (await import('./commands/auth-reconcile.ts')).authReconcile,
  },
  {
    path: 'apply',
    summary: 'Apply a configuration to a resource by file name or stdin',
    load: async () => (await import('./commands/apply.ts')).apply,
  },
  ...buildCommands,
  ...containerCommands,
  ...createCommands,
  {
    path: 'delete',
    summary: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
    load: async () => (await import('./commands/delete.ts')).deleteCommand,
  },
  {
    path: 'describe',
    summary: 'Show details of a specific resource or group of resources',
    load: async () => (await import('./commands/describe.ts')).describe,
  },
  {
    path: 'exec',
    summary: 'Execute a command in a container',
    load: async () => (await import('./commands/exec.ts')).exec,
  },
  {
    path: 'expose',
    summary: 'Expose a replicated application as a service or route',
    load: async () => (await import('./commands/expose.ts')).expose,
  },
  { path: 'get', summary: 'Display one or many resources', load: async () => (await import('./commands/get.ts')).get },
  ...imageCommands,
  {
    path: 'import-image',
    summary: 'Import images from a container image registry',
    load: async () => (await import('./commands/import-image.ts')).importImage,
  },
  {
    path: 'label',
    summary: 'Update the labels on a resource',
    load: async () => (await import('./commands/label.ts')).label,
  },
  {
    path: 'logs',
    summary: 'Print the logs for a container in a pod',
    load: async () => (await import('./commands/logs.ts')).logs,
  },
  {
    path: 'new-app',
    summary: 'Create a new application',
    load: async () => (await import('./commands/new-app.ts')).newApp,
  },
  {
    path: 'new-project',
    summary: 'Request a new project',
    load: async () => (await import('./commands/new-project.ts')).newProject,
  },
  {
    path: 'patch',
    summary: 'Update fields of a resource',
    load: async () => (await import('./commands/patch.ts')).patch,
  },
  ...policyCommands,
  {
    path: 'project',
    summary: 'Switch to another project',
    load: async () => (await import('./commands/project.ts')).project,
  },
  {
    path: 'projects',
    summary: 'Display existing projects',
    load: async () => (await import('./commands/projects.ts')).projects,
  },
  {
    path: 'rollback',
    summary: 'Revert part of an application back to a previous deployment',
    load: async () => (await import('./commands/rollback.ts')).rollback,
  },
  {
    path: 'rollout cancel',
    summary: 'Cancel the in-progress deployment',
    load: async () => (await import('./commands/rollout-cancel.ts')).rolloutCancel,
  },
  {
    path: 'rollout history',
    summary: 'View rollout history',
    load: async () => (await import('./commands/rollout-history.ts')).rolloutHistory,
  },
  {
    path: 'rollout latest',
    summary: 'Start a new rollout for a deployment config with the latest state from its triggers',
    load: async () => (await import('./commands/rollout-latest.ts')).rolloutLatest,
  },
  {
    path: 'rollout pause',
    summary: 'Mark the provided resource as paused',
    load: async () => (await import('./commands/rollout-pause.ts')).rolloutPause,
  },
  {
    path: 'rollout restart',
    summary: 'Restart a resource',
    load: async () => (await import('./commands/rollout-restart.ts')).rolloutRestart,
  },
  {
    path: 'rollout resume',
    summary: 'Resume a paused resource',
    load: async () => (await import('./commands/rollout-pause.ts')).rolloutResume,
  },
  {
    path: 'rollout retry',
    summary: 'Retry the latest failed rollout',
    load: async () => (await import('./commands/rollout-retry.ts')).rolloutRetry,
  },
  {
    path: 'rollout status',
    summary: 'Show the status of the rollout',
    load: async () => (await import('./commands/rollout-status.ts')).rolloutStatus,
  },
  {
    path: 'rollout undo',
    summary: 'Undo a previous rollout',
    load: async () => (await import('./commands/rollout-undo.ts')).rolloutUndo,
  },
  {
    path: 'rsh',
    summary: 'Start a shell session in a container',
    load: async () => (await import('./commands/rsh.ts')).rsh,
  },
  {
    path: 'run',
    summary: 'Run a particular image on the cluster',
    load: async () => (await import('./run/run.ts')).run,
  },
  {
    path: 'scale',
    summary: 'Set a new size for a deployment, replica set, or replication controller',
    load: async () => (await import('./commands/scale.ts')).scale,
  },
  ...refusedCommands,
  ...sessionCommands,
  ...setCommands,
  {
    path: 'status',
    summary: 'Show an overview of the current project',
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    path: 'tag',
    summary: 'Tag existing images into image streams',
    load: async () => (await import('./commands/tag.ts')).tag,
  },
  {
    path: 'version',
    summary: 'Print the client and server version information',
    load: async () => (await import('./commands/version.ts')).version,
  },
  {
    path: 'wait',
    summary: 'Wait for a specific condition on one or many resources',
    load: async () => (await import('./commands/wait.ts')).wait,
  },
  {
    path: 'whoami',
    summary: 'Return information about the current session',
    load: async () => (await import('./commands/whoami.ts')).whoami,
  },
];
