import type { CommandRow } from '../../command-table.ts';

/** `oc rollout …`. */
export const rolloutCommands: readonly CommandRow[] = [
  {
    path: 'rollout cancel',
    summary: 'Cancel the in-progress deployment',
    load: async () => (await import('./rollout-cancel.ts')).rolloutCancel,
  },
  {
    path: 'rollout history',
    summary: 'View rollout history',
    load: async () => (await import('./rollout-history.ts')).rolloutHistory,
  },
  {
    path: 'rollout latest',
    summary: 'Start a new rollout for a deployment config with the latest state from its triggers',
    load: async () => (await import('./rollout-latest.ts')).rolloutLatest,
  },
  {
    path: 'rollout pause',
    summary: 'Mark the provided resource as paused',
    load: async () => (await import('./rollout-pause.ts')).rolloutPause,
  },
  {
    path: 'rollout restart',
    summary: 'Restart a resource',
    load: async () => (await import('./rollout-restart.ts')).rolloutRestart,
  },
  {
    path: 'rollout resume',
    summary: 'Resume a paused resource',
    load: async () => (await import('./rollout-pause.ts')).rolloutResume,
  },
  {
    path: 'rollout retry',
    summary: 'Retry the latest failed rollout',
    load: async () => (await import('./rollout-retry.ts')).rolloutRetry,
  },
  {
    path: 'rollout status',
    summary: 'Show the status of the rollout',
    load: async () => (await import('./rollout-status.ts')).rolloutStatus,
  },
  {
    path: 'rollout undo',
    summary: 'Undo a previous rollout',
    load: async () => (await import('./rollout-undo.ts')).rolloutUndo,
  },
];
