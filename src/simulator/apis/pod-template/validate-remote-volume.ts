import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import { validateLocalPath } from '../validation/local-path.ts';

type Source = Readonly<Record<string, unknown>>;
type Validator = (source: Source, path: string) => FieldError[];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Says that fields have to be there; nothing more is known of what they may be. */
const needs =
  (...fields: readonly string[]): Validator =>
  (source, path) =>
    fields
      .filter((field) => !source[field] || (source[field] as unknown[]).length === 0)
      .map((field) => required(`${path}.${field}`));

const both =
  (one: Validator, other: Validator): Validator =>
  (source, path) => [...one(source, path), ...other(source, path)];

const validateLun = (lun: unknown, path: string): FieldError[] =>
  typeof lun === 'number' && (lun < 0 || lun > 255)
    ? [invalid(`${path}.lun`, lun, 'must be between 0 and 255, inclusive')]
    : [];

/** How names of initiators and targets are written, by how they begin. */
const INITIATORS: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
};

const validateInitiator = (name: string, path: string): FieldError[] => {
  const pattern = INITIATORS[name.slice(0, 3)];
  if (pattern === undefined) return [invalid(path, name, 'must be valid format starting with iqn, eui, or naa')];
  return pattern.test(name) ? [] : [invalid(path, name, 'must be valid format')];
};

const validateIscsi: Validator = (source, path) => [
  ...(source['iqn'] ? validateInitiator(text(source['iqn']), `${path}.iqn`) : []),
  ...validateLun(source['lun'], path),
  ...((source['chapAuthDiscovery'] || source['chapAuthSession']) && source['secretRef'] === undefined
    ? [required(`${path}.secretRef`)]
    : []),
  ...(source['initiatorName'] === undefined
    ? []
    : validateInitiator(text(source['initiatorName']), `${path}.initiatorname`)),
];

const validateFlocker: Validator = ({ datasetName, datasetUUID }, path) => [
  ...(datasetName || datasetUUID ? [] : [required(path, 'one of datasetName and datasetUUID is required')]),
  ...(datasetName && datasetUUID
    ? [invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously')]
    : []),
  ...(text(datasetName).includes('/') ? [invalid(`${path}.datasetName`, datasetName, "must not contain '/'")] : []),
];

const PAIRS = 'must be a host:port pair or multiple pairs separated by commas';

const validateQuobyte: Validator = ({ registry, tenant }, path) => {
  if (!registry) return [required(`${path}.registry`, PAIRS)];
  if (text(tenant).length > 64)
    return [required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters')];
  return text(registry)
    .split(',')
    .filter((pair) => !/^(\[[^\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair))
    .map(() => invalid(`${path}.registry`, registry, PAIRS));
};

const validateFibreChannel: Validator = ({ targetWWNs = [], wwids = [], lun }, path) => {
  const [targets, ids] = [targetWWNs as string[], wwids as string[]];
  if (targets.length === 0)
    return ids.length > 0
      ? []
      : [required(`${path}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both')];
  return [
    ...(ids.length > 0
      ? [invalid(`${path}.targetWWNs`, targets, 'targetWWNs and wwids can not be specified simultaneously')]
      : []),
    ...(lun === undefined ? [required(`${path}.lun`, 'lun is required if targetWWNs is specified')] : []),
    ...validateLun(lun, path),
  ];
};

const MANAGED = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

const validateAzureDisk: Validator = ({ diskURI, kind = 'Shared' }, path) => {
  const [start, example] = kind === 'Managed' ? ['/subscriptions/', MANAGED] : ['https://', BLOB];
  return text(diskURI).startsWith(start) ? [] : [notSupported(`${path}.diskURI`, diskURI ?? '', [example])];
};

/**
 * Volumes that are somewhere else, by the field that asks for them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const remoteVolumes: Readonly<Record<string, Validator>> = {
  gitRepo: both(needs('repository'), ({ directory }, path) => validateLocalPath(text(directory), `${path}.directory`)),
  awsElasticBlockStore: needs('volumeID'),
  iscsi: both(needs('targetPortal', 'iqn'), validateIscsi),
  glusterfs: needs('endpoints', 'path'),
  flocker: validateFlocker,
  rbd: needs('monitors', 'image'),
  cinder: needs('volumeID'),
  cephfs: needs('monitors'),
  quobyte: both(validateQuobyte, needs('volume')),
  fc: validateFibreChannel,
  flexVolume: needs('driver'),
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: both(needs('diskName', 'diskURI'), validateAzureDisk),
  scaleIO: needs('gateway', 'system', 'volumeName'),
};
