import { posix } from 'node:path';
import type { Container, VolumeMount } from '../../../resources/workloads/pod-spec.ts';
import { expandVariables } from '../../apimachinery/pods/expand-variables.ts';
import { UnusableConfiguration } from '../environment/configuration.ts';
import { filesBelow } from '../files/files-below.ts';
import { makeFolders } from '../files/make-folders.ts';
import type { Mount } from '../files/mounts.ts';
import { readOnly } from '../files/read-only.ts';
import type { PodContext } from '../pods/kubelet-context.ts';

/**
 * The volumes of a pod where a container wants them. All containers of the pod see the same files.
 *
 * @throws UnusableConfiguration
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export const containerMounts = async (
  { volumeMounts = [] }: Container,
  environment: Readonly<Record<string, string>>,
  context: PodContext,
): Promise<Mount[]> => {
  const mounts: Mount[] = [];
  for (const mount of volumeMounts) {
    const files = context.runtime.volumes.get(mount.name);
    if (files === undefined) continue;
    const below = partOf(mount, environment);
    // A folder that is missing gets the mode of the volume.
    const mode = below ? (await files.status('/'))?.mode : undefined;
    if (below) await makeFolders(files, posix.resolve('/', below), context.clock.now(), mode && mode & 0o1777);
    const part = below ? filesBelow(files, below) : files;
    mounts.push({ path: mount.mountPath.replace(/(?<=.)\/+$/, ''), files: mount.readOnly ? readOnly(part) : part });
  }
  return mounts;
};

/** The path within the volume. @throws UnusableConfiguration in the words of the kubelet */
const partOf = (
  { subPath, subPathExpr }: VolumeMount,
  environment: Readonly<Record<string, string>>,
): string | undefined => {
  if (!subPathExpr) return subPath;
  const path = expandVariables(subPathExpr, (variable) => {
    const value = environment[variable];
    if (value === undefined) throw new UnusableConfiguration(`missing value for ${JSON.stringify(variable)}`);
    return value;
  });
  if (path.startsWith('/')) throw new UnusableConfiguration(`error SubPath \`${path}\` must not be an absolute path`);
  if (path.split('/').includes('..'))
    throw new UnusableConfiguration(`unable to provision SubPath \`${path}\`: must not contain '..'`);
  return path;
};
