import type { Container, Volume } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, notFoundField, required } from '../../apimachinery/field-error.ts';

/** The findings about volumes that a container uses as devices. */
export const validateVolumeDevices = (
  { volumeDevices = [], volumeMounts = [] }: Container,
  volumes: readonly Volume[],
  path: string,
): FieldError[] =>
  volumeDevices.flatMap(({ name = '', devicePath = '' }, index) => {
    const at = `${path}[${index}]`;
    const earlier = volumeDevices.slice(0, index);
    const volume = volumes.find((each) => each.name === name);
    const findings: readonly (FieldError | false)[] = [
      !name && required(`${at}.name`),
      earlier.some((other) => other.name && other.name === name) && invalid(`${at}.name`, name, 'must be unique'),
      volume !== undefined &&
        !volume.persistentVolumeClaim &&
        !volume.ephemeral &&
        invalid(
          `${at}.name`,
          name,
          'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
        ),
      volume === undefined && notFoundField(`${at}.name`, name),
      !devicePath && required(`${at}.devicePath`),
      earlier.some((other) => (other.devicePath ?? '') === devicePath) &&
        invalid(`${at}.devicePath`, devicePath, 'must be unique'),
      devicePath.split('/').includes('..') &&
        invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"),
      volumeMounts.some((mount) => mount.name === name) &&
        invalid(`${at}.name`, name, 'must not already exist in volumeMounts'),
      volumeMounts.some((mount) => mount.mountPath === devicePath) &&
        invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'),
    ];
    return findings.filter((finding) => finding !== false);
  });
