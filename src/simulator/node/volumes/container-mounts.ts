import type { Container } from '../../../resources/pod-spec.ts';
import { expandReferences } from '../environment/expand-references.ts';
import type { FileSystem } from '../files/file-system.ts';
import { filesBelow } from '../files/files-below.ts';
import type { Mount } from '../files/mounts.ts';
import type { PodContext } from '../pods/kubelet-context.ts';
import { podVolume } from './pod-volume.ts';

/**
 * The volumes of a pod where a container wants them. All containers of the pod see the same files.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export const containerMounts = (
  { volumeMounts = [] }: Container,
  environment: Readonly<Record<string, string>>,
  context: PodContext,
): Mount[] =>
  volumeMounts.flatMap(({ name, mountPath, subPath, subPathExpr, readOnly }) => {
    const files = volumeOf(name, context);
    if (files === undefined) return [];
    const below = subPathExpr ? expandReferences(subPathExpr, (variable) => environment[variable]) : subPath;
    const part = below ? filesBelow(files, below) : files;
    return [{ path: mountPath.replace(/(?<=.)\/+$/, ''), files: readOnly ? readable(part) : part }];
  });

const volumeOf = (name: string, context: PodContext): FileSystem | undefined => {
  const { pod, runtime } = context;
  const known = runtime.volumes.get(name);
  const volume = pod.spec.volumes?.find((each) => each.name === name);
  if (known !== undefined || volume === undefined) return known;
  const files = podVolume(volume, context);
  runtime.volumes.set(name, files);
  return files;
};

const readable = (files: FileSystem): FileSystem => ({
  status: (path) => files.status(path),
  list: (path) => files.list(path),
  read: (path) => files.read(path),
});
