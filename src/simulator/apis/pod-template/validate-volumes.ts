import type { Volume, VolumeMount } from '../../../resources/pod-spec.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notFoundField,
  required,
} from '../../apimachinery/field-error.ts';
import { dnsLabel } from '../validation/dns-name.ts';

/** The findings about the volumes of a pod. */
export const validateVolumes = (volumes: readonly Volume[], path: string): FieldError[] => {
  const names = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const errors = volume.name
      ? dnsLabel(volume.name).map((text) => invalid(`${path}[${index}].name`, volume.name, text))
      : [required(`${path}[${index}].name`)];
    if (names.has(volume.name)) errors.push(duplicate(`${path}[${index}].name`, volume.name));
    names.add(volume.name);
    return [...errors, ...validateSource(volume, `${path}[${index}]`)];
  });
};

/** The findings about where a container sees volumes. */
export const validateVolumeMounts = (
  mounts: readonly VolumeMount[],
  volumes: readonly Volume[],
  path: string,
): FieldError[] => {
  const paths = new Set<string>();
  return mounts.flatMap(({ name, mountPath }, index) => {
    const errors: FieldError[] = [];
    if (!name) errors.push(required(`${path}[${index}].name`));
    else if (!volumes.some((volume) => volume.name === name))
      errors.push(notFoundField(`${path}[${index}].name`, name));
    if (!mountPath) errors.push(required(`${path}[${index}].mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${path}[${index}].mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    return errors;
  });
};

const validateSource = (volume: Volume, path: string): FieldError[] => {
  const { name: _, ...sources } = volume;
  const [, ...others] = Object.keys(sources);
  return [
    ...others.map((source) => forbiddenField(`${path}.${source}`, 'may not specify more than 1 volume type')),
    ...(volume.secret !== undefined && !volume.secret.secretName ? [required(`${path}.secret.secretName`)] : []),
    ...(['secret', 'configMap', 'projected', 'downwardAPI'] as const).flatMap((source) =>
      validateMode(volume[source]?.defaultMode, `${path}.${source}.defaultMode`),
    ),
    ...(volume.configMap !== undefined && !volume.configMap.name ? [required(`${path}.configMap.name`)] : []),
    ...(volume.hostPath !== undefined && !volume.hostPath.path ? [required(`${path}.hostPath.path`)] : []),
    ...(volume.persistentVolumeClaim !== undefined && !volume.persistentVolumeClaim.claimName
      ? [required(`${path}.persistentVolumeClaim.claimName`)]
      : []),
  ];
};

const validateMode = (mode: number | undefined, path: string): FieldError[] =>
  mode === undefined || (mode >= 0 && mode <= 0o777)
    ? []
    : [invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')];
