import { posix } from 'node:path';
import type { FileSystem } from '../files/file-system.ts';
import { FileTree } from '../files/file-tree.ts';
import { madeFile } from '../files/written-files.ts';
import type { Payload } from './payload.ts';

/**
 * The files of a volume from the API as a kubelet lays them out, so that all of them change at once: in a folder with
 * the time, to which `..data` points, and links to there. What is read is always the present state.
 *
 * @param present called at every look at the files
 * @param group the `fsGroup` of the pod, whose members may read everything
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/volume/util/atomic_writer.go
 */
export const payloadFiles = (present: () => Payload, now: () => number, group?: number): FileSystem => {
  let known: { readonly payload: Payload; readonly tree: Promise<FileTree> } | undefined;
  const tree = (): Promise<FileTree> => {
    const payload = present();
    if (known === undefined || !sameSources(known.payload, payload))
      known = { payload, tree: layOut(payload, now(), group) };
    return known.tree;
  };
  return {
    status: async (path) => (await tree()).status(path),
    list: async (path) => (await tree()).list(path),
    read: async function* (path) {
      yield* (await tree()).read(path);
    },
  };
};

const sameSources = ({ sources }: Payload, other: Payload): boolean =>
  sources.length === other.sources.length && sources.every((source, index) => source === other.sources[index]);

const layOut = async ({ files }: Payload, modified: number, group?: number): Promise<FileTree> => {
  const owner = group === undefined ? {} : { gid: group };
  const common = { modified, mode: group === undefined ? 0o755 : 0o2755, ...owner };
  const tree = new FileTree([madeFile('/', undefined, { ...common, mode: group === undefined ? 0o777 : 0o3777 })]);
  const folder = `/..${timeName(modified)}`;
  tree.add(madeFile(folder, undefined, common));
  for (const { path, mode, content } of files) {
    const target = posix.join(folder, path);
    if (posix.dirname(path) !== '.') tree.add(madeFile(posix.dirname(target), undefined, common));
    tree.add(
      madeFile(target, await content(), { modified, mode: group === undefined ? mode : mode | 0o440, ...owner }),
    );
  }
  tree.add(link('/..data', folder.slice(1), modified));
  for (const name of new Set(files.map(({ path }) => path.split('/')[0] as string)))
    tree.add(link(`/${name}`, `..data/${name}`, modified));
  return tree;
};

const link = (path: string, target: string, modified: number) =>
  ({
    path,
    status: { kind: 'symlink', size: target.length, mode: 0o777, modified, uid: 0, gid: 0, target },
  }) as const;

/** `2026_01_05_09_00_00.000000000`: the time, and digits that in the real name are chance. */
const timeName = (time: number): string => {
  const [seconds = '', fraction = ''] = new Date(time).toISOString().replace('Z', '').split('.');
  return `${seconds.replaceAll(/[-T:]/g, '_')}.${fraction.padEnd(9, '0')}`;
};
