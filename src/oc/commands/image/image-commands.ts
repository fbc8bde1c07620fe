import type { CommandRow } from '../../command-table.ts';

/** `oc image …`. */
export const imageCommands: readonly CommandRow[] = [
  {
    path: 'image append',
    summary: 'Add layers to images and push them to a registry',
    load: async () => (await import('./image-append.ts')).imageAppend,
  },
  {
    path: 'image extract',
    summary: 'Copy files from an image to the file system',
    load: async () => (await import('./image-extract.ts')).imageExtract,
  },
  {
    path: 'image info',
    summary: 'Display information about an image',
    load: async () => (await import('./image-info.ts')).imageInfo,
  },
  {
    path: 'image mirror',
    summary: 'Mirror images from one repository to another',
    load: async () => (await import('./image-mirror.ts')).imageMirror,
  },
];
