import type { CommandRow } from '../../command-table.ts';

const kinds = { user: 'User', group: 'Group' } as const;

/** `oc policy …` and `oc adm policy …`. */
export const policyCommands: readonly CommandRow[] = [
  {
    path: 'policy who-can',
    aliases: ['adm policy who-can'],
    summary: 'List who can perform the specified action on a resource',
    load: async () => (await import('./policy-who-can.ts')).policyWhoCan,
  },
  {
    path: 'adm policy scc-review',
    aliases: ['policy scc-review'],
    summary: 'Check which service account can create a pod',
    load: async () => (await import('./scc-review.ts')).sccReview,
  },
  {
    path: 'adm policy scc-subject-review',
    aliases: ['policy scc-subject-review'],
    summary: 'Check whether a user or a service account can create a pod',
    load: async () => (await import('./scc-subject-review.ts')).sccSubjectReview,
  },
  ...(['user', 'group'] as const).flatMap((who): CommandRow[] => [
    {
      path: `policy remove-${who}`,
      aliases: [`adm policy remove-${who}`],
      summary: `Remove ${who} from the project`,
      load: async () => (await import('./policy-remove.ts')).removeFromProject(kinds[who]),
    },
    {
      path: `adm policy add-scc-to-${who}`,
      summary: `Add a security context constraint to ${who}s`,
      load: async () => (await import('./change-scc.ts')).sccCommand('add', kinds[who]),
    },
    {
      path: `adm policy remove-scc-from-${who}`,
      summary: `Remove a ${who} from a security context constraint`,
      load: async () => (await import('./change-scc.ts')).sccCommand('remove', kinds[who]),
    },
    {
      path: `policy add-role-to-${who}`,
      aliases: [`adm policy add-role-to-${who}`],
      summary: `Add a role to ${who}s for the current project`,
      load: async () => (await import('./change-role.ts')).roleCommand('add', kinds[who]),
    },
    {
      path: `policy remove-role-from-${who}`,
      aliases: [`adm policy remove-role-from-${who}`],
      summary: `Remove a role from ${who}s for the current project`,
      load: async () => (await import('./change-role.ts')).roleCommand('remove', kinds[who]),
    },
    {
      path: `adm policy add-cluster-role-to-${who}`,
      summary: `Add a role to ${who}s for all projects in the cluster`,
      load: async () => (await import('./change-role.ts')).roleCommand('add', kinds[who], { everywhere: true }),
    },
    {
      path: `adm policy remove-cluster-role-from-${who}`,
      summary: `Remove a role from ${who}s for all projects in the cluster`,
      load: async () => (await import('./change-role.ts')).roleCommand('remove', kinds[who], { everywhere: true }),
    },
  ]),
];
