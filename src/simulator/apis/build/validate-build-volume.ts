import { posix } from 'node:path';
import type { BuildVolume } from '../../../resources/builds/build-config.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goPointer, invalidGo } from '../../apimachinery/go-value.ts';
import { tooLongInOpenShift } from '../validation/too-long.ts';

/** Bytes. */
const LONGEST_DRIVER = 63;

/** What is wrong with a volume that is there while the image is built. */
export const validateBuildVolume = ({ name, source, mounts = [] }: BuildVolume, path: string): FieldError[] => [
  ...(name ? dnsLabel(name).map((text) => invalid(`${path}.name`, name, text)) : [required(`${path}.name`)]),
  ...validateSource(source ?? {}, `${path}.source`),
  ...(mounts.length === 0 ? [required(`${path}.mounts`, 'must supply at least one mount')] : []),
  ...mounts.flatMap(({ destinationPath }, index) =>
    destinationPath
      ? validateDestination(destinationPath, `${path}.mounts[${index}].destinationPath`)
      : [required(`${path}.mounts.destinationPath`, 'must not be blank')],
  ),
];

type VolumeSource = Partial<BuildVolume['source']>;

const validateSource = (source: VolumeSource, path: string): FieldError[] => {
  const { type = '', secret, configMap, csi } = source;
  const given = [secret && 'Secret', configMap && 'ConfigMap', csi && 'CSI'].filter((each) => each != null);
  const errors: FieldError[] = [];
  if (!type) errors.push(required(`${path}.type`, 'must not be blank'));
  if (secret)
    errors.push(
      ...named(`${path}.secret.secretName`, secret.secretName, (name) => `SecretName:${JSON.stringify(name)}`, secret),
    );
  if (configMap)
    errors.push(
      ...named(
        `${path}.configMap.name`,
        configMap.name,
        (name) => `LocalObjectReference:core.LocalObjectReference{Name:${JSON.stringify(name)}}`,
        configMap,
      ),
    );
  if (csi) errors.push(...validateDriver(csi.driver, `${path}.csi.driver`));
  if (given.length === 0) errors.push(invalidGo(path, goSource(source), 'must specify one volume source'));
  if (given.length > 1) errors.push(invalidGo(path, goSource(source), 'only one volume source is allowed'));
  if (given.length > 0 && given[0] !== type)
    errors.push(invalid(`${path}.type`, type, 'source type and specified type must match'));
  return errors;
};

/** What is wrong with the name of a secret or config map; the value that is told is the source as a whole. */
const named = (
  path: string,
  name: string | undefined,
  goName: (name: string) => string,
  { items, defaultMode, optional }: NonNullable<VolumeSource['secret'] | VolumeSource['configMap']>,
): FieldError[] => {
  if (!name) return [required(path)];
  const kind = path.includes('.secret.') ? 'Secret' : 'ConfigMap';
  const list = (items ?? []).map(
    ({ key, path: file, mode }) =>
      `core.KeyToPath{Key:${JSON.stringify(key)}, Path:${JSON.stringify(file)}, Mode:${goPointer('int32', mode)}}`,
  );
  const goItems = items === undefined ? '(nil)' : `{${list.join(', ')}}`;
  const value = `core.${kind}VolumeSource{${goName(name)}, Items:[]core.KeyToPath${goItems}, DefaultMode:${goPointer('int32', defaultMode)}, Optional:${goPointer('bool', optional)}}`;
  return dnsSubdomain(name).map((text) => invalidGo(path, value, text));
};

const validateDriver = (driver: string | undefined, path: string): FieldError[] => {
  if (!driver) return [required(path)];
  return [
    ...(driver.length > LONGEST_DRIVER ? [tooLongInOpenShift(path, LONGEST_DRIVER)] : []),
    ...dnsSubdomain(driver.toLowerCase()).map((text) => invalid(path, driver, text)),
  ];
};

const goSource = ({ type = '', secret, configMap, csi }: VolumeSource): string =>
  `build.BuildVolumeSource{Type:${JSON.stringify(type)}, Secret:${goPointer('core.SecretVolumeSource', secret)}, ConfigMap:${goPointer('core.ConfigMapVolumeSource', configMap)}, CSI:${goPointer('core.CSIVolumeSource', csi)}}`;

const validateDestination = (destination: string, path: string): FieldError[] => [
  ...(destination.includes(':') ? [invalid(path, destination, "must not contain ':'")] : []),
  ...(posix.isAbsolute(destination) ? [] : [invalid(path, destination, 'must be an absolute path')]),
  ...(posix.normalize(destination).startsWith('..') ? [invalid(path, destination, "must not start with '..'")] : []),
];
