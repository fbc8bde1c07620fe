import { derivedName } from '../../../resources/metadata/derived-name.ts';
import type { Container, EnvVar, Volume, VolumeMount } from '../../../resources/workloads/pod-spec.ts';

/** What a container of a build is given from outside: a volume, where it lies, and variables that lead to it. */
export interface Attachment {
  readonly volume: Volume;
  readonly mount: VolumeMount;
  readonly env?: readonly EnvVar[];
}

/** Files of secrets and config maps are for their owner alone. */
const defaultMode = 0o600;

/** How long names of volumes may be. */
export const LONGEST_LABEL = 63;

/** The name of the volume in which a container has an object, by the object's name and what it is for. */
export const volumeName = (object: string, use: string): string =>
  derivedName(object, use, LONGEST_LABEL).replaceAll('.', '-');

/** A secret as files. @param use ends the name of its volume @param variable tells where they are */
export const attachSecret = (secretName: string, use: string, mountPath: string, variable?: string): Attachment =>
  attach({ name: volumeName(secretName, use), secret: { secretName, defaultMode } }, mountPath, variable);

/** A config map as files. */
export const attachConfigMap = (name: string, use: string, mountPath: string): Attachment =>
  attach({ name: volumeName(name, use), configMap: { name, defaultMode } }, mountPath);

/** Any volume that a container only reads. */
export const attach = (volume: Volume, mountPath: string, variable?: string): Attachment => ({
  volume,
  mount: { name: volume.name, mountPath, readOnly: true },
  ...(variable && { env: [{ name: variable, value: mountPath }] }),
});

/** A container with what it is given. */
export const equipped = (container: Container, attachments: readonly Attachment[]): Container => ({
  ...container,
  env: [...(container.env ?? []), ...attachments.flatMap(({ env = [] }) => env)],
  volumeMounts: attachments.map(({ mount }) => mount),
});

/** The volumes of a pod whose containers are given these things, each name once. */
export const volumesOf = (attachments: readonly Attachment[]): Volume[] => {
  const volumes = new Map<string, Volume>();
  for (const { volume } of attachments) if (!volumes.has(volume.name)) volumes.set(volume.name, volume);
  return [...volumes.values()];
};
