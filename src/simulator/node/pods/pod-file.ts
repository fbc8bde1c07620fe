import type { Container } from '../../../resources/workloads/pod-spec.ts';
import type { Mount } from '../files/mounts.ts';
import { SingleFile } from '../files/single-file.ts';
import type { PodContext } from './kubelet-context.ts';

/**
 * A file that is made for a pod and shared by its containers, unless they mount one of their own.
 *
 * @param text what it holds until a container writes to it
 */
export const podFile = (
  path: string,
  { volumeMounts = [] }: Container,
  { runtime, clock }: PodContext,
  text: () => string,
): Mount[] => {
  if (volumeMounts.some(({ mountPath }) => mountPath === path)) return [];
  let file = runtime.volumes.get(path);
  if (file === undefined) runtime.volumes.set(path, (file = new SingleFile(text, clock.now())));
  return [{ path, files: file }];
};
