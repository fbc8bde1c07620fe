import type { CommandRow } from '../../command-table.ts';

/** Commands that build and deploy, by the heading under which the help of `oc` lists them. */
export const buildAndDeployCommands: readonly CommandRow[] = [
  {
    path: 'cancel-build',
    summary: 'Cancel running, pending, or new builds',
    load: async () => (await import('./cancel-build.ts')).cancelBuild,
  },
  {
    path: 'import-image',
    summary: 'Import images from a container image registry',
    load: async () => (await import('./import/import-image.ts')).importImage,
  },
  {
    path: 'new-build',
    summary: 'Create a new build configuration',
    load: async () => (await import('./new-build.ts')).newBuild,
  },
  {
    path: 'rollback',
    summary: 'Revert part of an application back to a previous deployment',
    load: async () => (await import('./rollback.ts')).rollback,
  },
  {
    path: 'start-build',
    summary: 'Start a new build',
    load: async () => (await import('./start-build.ts')).startBuild,
  },
  {
    path: 'tag',
    summary: 'Tag existing images into image streams',
    load: async () => (await import('./tag/tag.ts')).tag,
  },
];
