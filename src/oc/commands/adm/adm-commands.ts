import type { CommandRow } from '../../command-table.ts';

/** `oc adm …`, but for `oc adm policy`. */
export const admCommands: readonly CommandRow[] = [
  {
    path: 'adm build-chain',
    summary: 'Output the inputs and dependencies of your builds',
    load: async () => (await import('./adm-build-chain.ts')).admBuildChain,
  },
  {
    path: 'adm certificate approve',
    summary: 'Approve a certificate signing request',
    load: async () => (await import('./adm-certificate.ts')).admCertificate('approve'),
  },
  {
    path: 'adm certificate deny',
    summary: 'Deny a certificate signing request',
    load: async () => (await import('./adm-certificate.ts')).admCertificate('deny'),
  },
  {
    path: 'adm cordon',
    summary: 'Mark node as unschedulable',
    load: async () => (await import('./adm-cordon.ts')).admCordon('cordon'),
  },
  {
    path: 'adm drain',
    summary: 'Drain node in preparation for maintenance',
    load: async () => (await import('./adm-drain.ts')).admDrain,
  },
  {
    path: 'adm groups add-users',
    summary: 'Add users to a group',
    load: async () => (await import('./adm-groups.ts')).groupUsers('add'),
  },
  {
    path: 'adm groups new',
    summary: 'Create a new group',
    load: async () => (await import('./adm-groups.ts')).admGroupsNew,
  },
  {
    path: 'adm groups prune',
    aliases: ['adm prune groups'],
    summary: 'Remove old OpenShift groups referencing missing records from an external provider',
    load: async () => (await import('./adm-groups-sync.ts')).admGroupsPrune,
  },
  {
    path: 'adm groups remove-users',
    summary: 'Remove users from a group',
    load: async () => (await import('./adm-groups.ts')).groupUsers('remove'),
  },
  {
    path: 'adm groups sync',
    summary: 'Sync OpenShift groups with records from an external provider',
    load: async () => (await import('./adm-groups-sync.ts')).admGroupsSync,
  },
  {
    path: 'adm new-project',
    summary: 'Create a new project',
    load: async () => (await import('./adm-new-project.ts')).admNewProject,
  },
  {
    path: 'adm prune auth',
    summary: 'Remove references to the specified roles, clusterroles, users, and groups',
    load: async () => (await import('./adm-prune-auth.ts')).admPruneAuth,
  },
  {
    path: 'adm prune builds',
    summary: 'Remove old completed and failed builds',
    load: async () => (await import('./adm-prune-builds.ts')).admPruneBuilds,
  },
  {
    path: 'adm prune deployments',
    summary: 'Remove old completed and failed deployment configs',
    load: async () => (await import('./adm-prune-deployments.ts')).admPruneDeployments,
  },
  {
    path: 'adm prune images',
    summary: 'Remove unreferenced images',
    load: async () => (await import('./adm-prune-images.ts')).admPruneImages,
  },
  {
    path: 'adm release info',
    summary: 'Display information about a release',
    load: async () => (await import('./adm-release-info.ts')).admReleaseInfo,
  },
  {
    path: 'adm taint',
    summary: 'Update the taints on one or more nodes',
    load: async () => (await import('./adm-taint.ts')).admTaint,
  },
  {
    path: 'adm top images',
    summary: 'Show usage statistics for images',
    load: async () => (await import('./adm-top-images.ts')).admTopImages,
  },
  {
    path: 'adm top imagestreams',
    aliases: ['adm top imagestream', 'adm top is'],
    summary: 'Show usage statistics for image streams',
    load: async () => (await import('./adm-top-imagestreams.ts')).admTopImageStreams,
  },
  {
    path: 'adm top node',
    aliases: ['adm top nodes', 'adm top no'],
    summary: 'Display resource (CPU/memory) usage of nodes',
    load: async () => (await import('./adm-top-metrics.ts')).admTopMetrics('node'),
  },
  {
    path: 'adm top pod',
    aliases: ['adm top pods', 'adm top po'],
    summary: 'Display resource (CPU/memory) usage of pods',
    load: async () => (await import('./adm-top-metrics.ts')).admTopMetrics('pod'),
  },
  {
    path: 'adm uncordon',
    summary: 'Mark node as schedulable',
    load: async () => (await import('./adm-cordon.ts')).admCordon('uncordon'),
  },
];
