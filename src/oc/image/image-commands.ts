import type { CommandRow } from '../command-table.ts';

/** The commands that work on images in registries and on disk. */
export const imageCommands: readonly CommandRow[] = [
  {
    path: 'adm release info',
    summary: 'Display information about a release',
    load: async () => (await import('../commands/adm-release-info.ts')).admReleaseInfo,
  },
  {
    path: 'image append',
    summary: 'Add layers to images and push them to a registry',
    load: async () => (await import('../commands/image-append.ts')).imageAppend,
  },
  {
    path: 'image extract',
    summary: 'Copy files from an image to the file system',
    load: async () => (await import('../commands/image-extract.ts')).imageExtract,
  },
  {
    path: 'image info',
    summary: 'Display information about an image',
    load: async () => (await import('../commands/image-info.ts')).imageInfo,
  },
  {
    path: 'image mirror',
    summary: 'Mirror images from one repository to another',
    load: async () => (await import('../commands/image-mirror.ts')).imageMirror,
  },
];
