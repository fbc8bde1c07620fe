import type { CommandRow } from '../command-table.ts';

/** Commands that say what the cluster is and what happens in it. */
export const clusterCommands: readonly CommandRow[] = [
  {
    path: 'adm build-chain',
    summary: 'Output the inputs and dependencies of your builds',
    load: async () => (await import('./adm-build-chain.ts')).admBuildChain,
  },
  {
    path: 'adm groups prune',
    aliases: ['adm prune groups'],
    summary: 'Remove old OpenShift groups referencing missing records from an external provider',
    load: async () => (await import('./adm-groups-sync.ts')).admGroupsPrune,
  },
  {
    path: 'adm groups sync',
    summary: 'Sync OpenShift groups with records from an external provider',
    load: async () => (await import('./adm-groups-sync.ts')).admGroupsSync,
  },
  {
    path: 'adm prune auth',
    summary: 'Remove references to the specified roles, clusterroles, users, and groups',
    load: async () => (await import('./adm-prune-auth.ts')).admPruneAuth,
  },
  {
    path: 'adm groups new',
    summary: 'Create a new group',
    load: async () => (await import('./adm-groups.ts')).admGroupsNew,
  },
  {
    path: 'adm groups add-users',
    summary: 'Add users to a group',
    load: async () => (await import('./adm-groups.ts')).groupUsers('add'),
  },
  {
    path: 'adm groups remove-users',
    summary: 'Remove users from a group',
    load: async () => (await import('./adm-groups.ts')).groupUsers('remove'),
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
    path: 'adm taint',
    summary: 'Update the taints on one or more nodes',
    load: async () => (await import('./adm-taint.ts')).admTaint,
  },
  {
    path: 'adm new-project',
    summary: 'Create a new project',
    load: async () => (await import('./adm-new-project.ts')).admNewProject,
  },
  {
    path: 'adm uncordon',
    summary: 'Mark node as schedulable',
    load: async () => (await import('./adm-cordon.ts')).admCordon('uncordon'),
  },
  {
    path: 'observe',
    summary: 'Observe changes to resources and react to them (experimental)',
    load: async () => (await import('./observe.ts')).observe,
  },
  {
    path: 'api-resources',
    summary: 'Print the supported API resources on the server',
    load: async () => (await import('./api-resources.ts')).apiResources,
  },
  {
    path: 'api-versions',
    summary: 'Print the supported API versions on the server, in the form of "group/version"',
    load: async () => (await import('./api-versions.ts')).apiVersions,
  },
  {
    path: 'cluster-info',
    summary: 'Display cluster information',
    load: async () => (await import('./cluster-info.ts')).clusterInfo,
  },
  {
    path: 'cluster-info dump',
    summary: 'Dump relevant information for debugging and diagnosis',
    load: async () => (await import('./cluster-info-dump.ts')).clusterInfoDump,
  },
  {
    path: 'events',
    summary: 'List events',
    load: async () => (await import('./events.ts')).events,
  },
  {
    path: 'explain',
    summary: 'Get documentation for a resource',
    load: async () => (await import('./explain.ts')).explain,
  },
];
