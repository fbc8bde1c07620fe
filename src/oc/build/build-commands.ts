import type { CommandRow } from '../command-table.ts';

/** The commands about builds and about the images that nothing needs any more. */
export const buildCommands: readonly CommandRow[] = [
  {
    path: 'adm prune images',
    summary: 'Remove unreferenced images',
    load: async () => (await import('../commands/adm-prune-images.ts')).admPruneImages,
  },
  {
    path: 'cancel-build',
    summary: 'Cancel running, pending, or new builds',
    load: async () => (await import('../commands/cancel-build.ts')).cancelBuild,
  },
  {
    path: 'new-build',
    summary: 'Create a new build configuration',
    load: async () => (await import('../commands/new-build.ts')).newBuild,
  },
  {
    path: 'start-build',
    summary: 'Start a new build',
    load: async () => (await import('../commands/start-build.ts')).startBuild,
  },
];
