import type { CommandRow } from '../command-table.ts';

/** The commands about builds and about the images that nothing needs any more. */
export const buildCommands: readonly CommandRow[] = [
  {
    path: 'adm prune builds',
    summary: 'Remove old completed and failed builds',
    load: async () => (await import('../commands/adm-prune-builds.ts')).admPruneBuilds,
  },
  {
    path: 'adm prune deployments',
    summary: 'Remove old completed and failed deployment configs',
    load: async () => (await import('../commands/adm-prune-deployments.ts')).admPruneDeployments,
  },
  {
    path: 'adm top node',
    aliases: ['adm top nodes', 'adm top no'],
    summary: 'Display resource (CPU/memory) usage of nodes',
    load: async () => (await import('../commands/adm-top-metrics.ts')).admTopMetrics('node'),
  },
  {
    path: 'adm top pod',
    aliases: ['adm top pods', 'adm top po'],
    summary: 'Display resource (CPU/memory) usage of pods',
    load: async () => (await import('../commands/adm-top-metrics.ts')).admTopMetrics('pod'),
  },
  {
    path: 'adm top images',
    summary: 'Show usage statistics for images',
    load: async () => (await import('../commands/adm-top-images.ts')).admTopImages,
  },
  {
    path: 'adm top imagestreams',
    aliases: ['adm top imagestream', 'adm top is'],
    summary: 'Show usage statistics for image streams',
    load: async () => (await import('../commands/adm-top-imagestreams.ts')).admTopImageStreams,
  },
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
