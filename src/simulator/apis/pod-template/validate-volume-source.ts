import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { KeyToPath, Volume } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateNoBacksteps } from '../validation/local-path.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateClaimTemplate } from './validate-claim-template.ts';
import { type DownwardFile, validateDownwardFile } from './validate-downward-file.ts';
import { validateKeyToPath, validateMode } from './validate-key-to-path.ts';
import { validateProjection } from './validate-projection.ts';
import { remoteVolumes } from './validate-remote-volume.ts';

/** Frozen projections without a finding: the one that all pods share is looked at once. */
const sound = new WeakSet<object>();

/** What a volume may be; a second one is refused unread. */
const validators: Readonly<Record<string, (source: never, path: string) => FieldError[]>> = {
  emptyDir: ({ sizeLimit }: { sizeLimit?: string }, path) =>
    (parseQuantity(sizeLimit ?? '0') ?? 0) < 0
      ? [forbiddenField(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')]
      : [],
  hostPath: (source: HostPath, path) => validateHostPath(source, path),
  secret: ({ secretName, ...rest }: Files & { secretName?: string }, path) => [
    ...(secretName ? [] : [required(`${path}.secretName`)]),
    ...validateFiles(rest, path),
  ],
  nfs: (source: Nfs, path) => validateNfs(source, path),
  ...remoteVolumes,
  persistentVolumeClaim: ({ claimName }: { claimName?: string }, path) =>
    claimName ? [] : [required(`${path}.claimName`)],
  downwardAPI: ({ defaultMode, items = [] }: { defaultMode?: number; items?: DownwardFile[] }, path) => [
    ...validateMode(defaultMode, `${path}.defaultMode`),
    ...items.flatMap((file) => validateDownwardFile(file, path)),
  ],
  configMap: ({ name, ...rest }: Files & { name?: string }, path) => [
    ...(name ? [] : [required(`${path}.name`)]),
    ...validateFiles(rest, path),
  ],
  projected: (source: NonNullable<Volume['projected']>, path) => {
    if (sound.has(source)) return [];
    const errors = [...validateMode(source.defaultMode, `${path}.defaultMode`), ...validateProjection(source, path)];
    if (errors.length === 0 && Object.isFrozen(source)) sound.add(source);
    return errors;
  },
  csi: ({ driver }: { driver?: string }, path) => (driver ? [] : [required(`${path}.driver`)]),
  ephemeral: validateClaimTemplate,
};

interface Files {
  defaultMode?: number;
  items?: KeyToPath[];
}

interface HostPath {
  path?: string;
  type?: string;
}

interface Nfs {
  server?: string;
  path?: string;
}

/** The findings about what a volume is. */
export const validateVolumeSource = (volume: Volume, path: string): FieldError[] => {
  const { name: _, ...sources } = volume as unknown as Record<string, unknown>;
  const [first, ...others] = inOrder(Object.keys(sources), ORDER);
  return [
    ...(first === undefined ? [required(path, 'must specify a volume type')] : []),
    ...(first === undefined ? [] : (validators[first]?.(sources[first] as never, `${path}.${first}`) ?? [])),
    ...others.map((source) => secondSource(source, path)),
  ];
};

/** Types of volumes as the server looks for them. */
export const inOrder = (sources: string[], order: readonly string[]): string[] =>
  sources.sort((one, other) => order.indexOf(one) - order.indexOf(other));

/** The finding about a second type; some are told by another name than they have. */
export const secondSource = (source: string, path: string): FieldError =>
  forbiddenField(`${path}.${ALIASES[source] ?? source}`, 'may not specify more than 1 volume type');

const ALIASES: Readonly<Record<string, string>> = {
  cephfs: 'cephFS',
  downwardAPI: 'downwarAPI',
};

const ORDER =
  `emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs flocker persistentVolumeClaim
rbd cinder cephfs quobyte downwardAPI fc flexVolume configMap azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk storageos
projected scaleIO csi ephemeral image`.split(/\s+/);

const validateFiles = ({ defaultMode, items = [] }: Files, path: string): FieldError[] => [
  ...validateMode(defaultMode, `${path}.defaultMode`),
  ...items.flatMap((item, index) => validateKeyToPath(item, `${path}.items[${index}]`)),
];

const validateHostPath = ({ path: value, type }: HostPath, path: string): FieldError[] =>
  value
    ? [
        ...validateNoBacksteps(value, `${path}.path`),
        ...(type === undefined ? [] : validateOneOf(type, `${path}.type`, HOST_PATH_TYPES)),
      ]
    : [required(`${path}.path`)];

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

const validateNfs = ({ server, path: value = '' }: Nfs, path: string): FieldError[] => [
  ...(server ? [] : [required(`${path}.server`)]),
  ...(value ? [] : [required(`${path}.path`)]),
  ...(value.startsWith('/') ? [] : [invalid(`${path}.path`, value, 'must be an absolute path')]),
];
