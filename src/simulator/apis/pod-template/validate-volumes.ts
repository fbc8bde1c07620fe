import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import type { Volume, VolumeMount } from '../../../resources/workloads/pod-spec.ts';
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notFoundField,
  required,
} from '../../apimachinery/field-error.ts';
import { validateLocalPath } from '../validation/local-path.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateVolumeSource } from './validate-volume-source.ts';

/** The findings about the volumes of a pod. */
export const validateVolumes = (volumes: readonly Volume[], path: string): FieldError[] => {
  const names = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const errors = validateVolume(volume, names, `${path}[${index}]`);
    if (errors.length === 0) names.add(volume.name);
    return errors;
  });
};

/** The volumes that containers may mount: those without a finding. */
export const mountableVolumes = (volumes: readonly Volume[]): readonly Volume[] =>
  volumes.filter((volume) => validateVolume(volume, new Set(), '').length === 0);

const validateVolume = (volume: Volume, known: ReadonlySet<string>, path: string): FieldError[] => [
  ...validateVolumeSource(volume, path),
  ...(volume.name
    ? dnsLabel(volume.name).map((text) => invalid(`${path}.name`, volume.name, text))
    : [required(`${path}.name`)]),
  ...(known.has(volume.name) ? [duplicate(`${path}.name`, volume.name)] : []),
];

/** The findings about where a container sees volumes; those about paths below a volume do not say which mount it is. */
export const validateVolumeMounts = (
  mounts: readonly VolumeMount[],
  volumes: readonly Volume[],
  path: string,
  isPrivileged = false,
): FieldError[] => {
  const paths = new Set<string>();
  return mounts.flatMap((mount, index) => {
    const { name = '', mountPath = '', subPath, subPathExpr, mountPropagation } = mount;
    const errors: FieldError[] = [];
    if (!name) errors.push(required(`${path}[${index}].name`));
    if (!volumes.some((volume) => volume.name === name)) errors.push(notFoundField(`${path}[${index}].name`, name));
    if (!mountPath) errors.push(required(`${path}[${index}].mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${path}[${index}].mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    if (subPath) errors.push(...validateLocalPath(subPath, `${path}.subPath`));
    if (subPathExpr && subPath)
      errors.push(
        invalid(`${path}[${index}].subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive'),
      );
    if (subPathExpr) errors.push(...validateLocalPath(subPathExpr, `${path}.subPathExpr`));
    if (mountPropagation !== undefined)
      errors.push(...validatePropagation(mountPropagation, isPrivileged, `${path}.mountPropagation`));
    errors.push(...validateRecursion(mount, `${path}.recursiveReadOnly`));
    return errors;
  });
};

/** Only what is read alone can be read alone all the way down. */
const validateRecursion = ({ recursiveReadOnly, readOnly, mountPropagation }: VolumeMount, path: string) => {
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return [];
  const unknown = validateOneOf(recursiveReadOnly, path, ['Disabled', 'Enabled', 'IfPossible']);
  if (unknown.length > 0) return unknown;
  return [
    ...(readOnly ? [] : [forbiddenField(path, 'may only be specified when readOnly is true')]),
    ...((mountPropagation ?? 'None') === 'None'
      ? []
      : [forbiddenField(path, 'may only be specified when mountPropagation is None or not specified')]),
  ];
};

const validatePropagation = (propagation: string, isPrivileged: boolean, path: string): FieldError[] => [
  ...validateOneOf(propagation, path, ['Bidirectional', 'HostToContainer', 'None']),
  ...(propagation === 'Bidirectional' && !isPrivileged
    ? [forbiddenField(path, 'Bidirectional mount propagation is available only to privileged containers')]
    : []),
];
