import type { CommandRow } from '../command-table.ts';

/** Commands that say what the cluster is and what happens in it. */
export const clusterCommands: readonly CommandRow[] = [
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
