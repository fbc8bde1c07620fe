import { normalize } from 'node:path/posix';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { PersistentVolume } from '../../../resources/storage/persistent-volume.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Volume } from '../../../resources/workloads/pod-spec.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo, notSupportedGo } from '../../apimachinery/go-value.ts';
import { type NodeSelector, validateNodeSelector } from '../pod-template/validate-affinity.ts';
import { inOrder, secondSource, validateVolumeSource } from '../pod-template/validate-volume-source.ts';
import { goStructValue, goTarget } from '../validation/go-struct-value.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateNoBacksteps } from '../validation/local-path.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateAccessModes } from './access-modes.ts';
import { validateBasicResource } from './basic-resource.ts';
import { validateDriverName } from './driver-name.ts';
import { isSameAffinity } from './volume-affinity.ts';

type Spec = NonNullable<PersistentVolume['spec']>;

/** Fields of a volume that do not say what it is. */
const COMMON: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeMode',
  'volumeAttributesClassName',
]);

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateVolume = ({ spec = {} }: PersistentVolume): FieldError[] => {
  const { accessModes = [], persistentVolumeReclaimPolicy: policy, storageClassName, volumeMode } = spec;
  return [
    ...(accessModes.length === 0 ? [required('spec.accessModes')] : []),
    ...validateAccessModes(accessModes, 'spec.accessModes'),
    ...validateCapacity(spec.capacity),
    ...(policy ? validateOneOf(policy, 'spec.persistentVolumeReclaimPolicy', ['Delete', 'Recycle', 'Retain']) : []),
    ...(spec.nodeAffinity === undefined ? [] : validateNodeAffinity(spec.nodeAffinity)),
    ...validateSources(spec),
    ...(policy === 'Recycle' && isRoot(spec['hostPath'] as { path?: string } | undefined)
      ? [forbiddenField('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'")]
      : []),
    ...(storageClassName
      ? dnsSubdomain(storageClassName).map((text) => invalid('spec.storageClassName', storageClassName, text))
      : []),
    ...(volumeMode === undefined ? [] : validateOneOf(volumeMode, 'spec.volumeMode', ['Block', 'Filesystem'])),
  ];
};

/** The findings about a change: what a volume is stays. */
export const validateVolumeUpdate = (volume: PersistentVolume, { spec: old = {} }: PersistentVolume): FieldError[] => {
  const spec = volume.spec ?? {};
  return [
    ...validateVolume(volume),
    ...(equal(withoutNewSecret(sourcesOf(spec), sourcesOf(old)), sourcesOf(old))
      ? []
      : [forbiddenField('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation')]),
    ...validateImmutable(spec.volumeMode, old.volumeMode, 'volumeMode'),
    ...(old.nodeAffinity === undefined || isSameAffinity(spec.nodeAffinity, old.nodeAffinity)
      ? []
      : [
          invalidGo(
            'nodeAffinity',
            goTarget('core.VolumeNodeAffinity', spec.nodeAffinity),
            'field is immutable, except for updating from beta label to GA',
          ),
        ]),
  ];
};

const validateCapacity = (given: Readonly<Record<string, string>> | undefined): FieldError[] => {
  const capacity = given ?? {};
  const entries = Object.entries(capacity);
  return [
    ...(entries.length === 0 ? [required('spec.capacity')] : []),
    ...(entries.length === 1 && 'storage' in capacity
      ? []
      : [notSupportedGo('spec.capacity', goStructValue('core.ResourceList', given), ['storage'])]),
    ...entries.flatMap(([name, value]) => [
      ...validateBasicResource(value, `spec.capacity[${name}]`),
      ...((parseQuantity(value) ?? 0) > 0
        ? []
        : [invalid(`spec.capacity[${name}]`, value, 'must be greater than zero')]),
    ]),
  ];
};

const validateNodeAffinity = ({ required: needed }: { required?: NodeSelector }): FieldError[] =>
  needed === undefined
    ? [required('spec.nodeAffinity.required', 'must specify required node constraints')]
    : validateNodeSelector(needed, 'spec.nodeAffinity.required');

const sourcesOf = (spec: Spec): Record<string, unknown> =>
  Object.fromEntries(Object.entries(spec).filter(([field]) => !COMMON.has(field)));

const isRoot = (hostPath: { path?: string } | undefined): boolean =>
  hostPath?.path !== undefined && normalize(`${hostPath.path}/`) === '/';

/** A driver that learns to grow volumes may be told with which secret. */
const withoutNewSecret = (sources: Record<string, unknown>, old: Record<string, unknown>): Record<string, unknown> => {
  const csi = sources['csi'] as CsiSource | undefined;
  const isNew = (old['csi'] as CsiSource | undefined)?.controllerExpandSecretRef === undefined;
  if (!csi?.controllerExpandSecretRef || !isNew) return sources;
  const { controllerExpandSecretRef: _, ...rest } = csi;
  return { ...sources, csi: rest };
};

const validateSources = (spec: Spec): FieldError[] => {
  const [first, ...others] = inOrder(Object.keys(sourcesOf(spec)), ORDER);
  if (first === undefined) return [required('spec', 'must specify a volume type')];
  return [
    ...validateSource(first, spec),
    ...others.flatMap((source) =>
      source === 'flexVolume' ? validateSource(source, spec) : [secondSource(source, 'spec')],
    ),
  ];
};

const ORDER =
  `hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume azureFile
vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi`.split(/\s+/);

const validateSource = (source: string, spec: Spec): FieldError[] => {
  if (source !== 'csi' && source !== 'local')
    return validateVolumeSource({ name: '', [source]: spec[source] } as Volume, 'spec');
  if (source === 'csi') {
    const { driver = '', volumeHandle, ...rest } = spec['csi'] as CsiSource;
    return [
      ...validateDriverName(driver, 'spec.csi.driver'),
      ...(volumeHandle ? [] : [required('spec.csi.volumeHandle')]),
      ...SECRETS.flatMap((secret) =>
        rest[secret] === undefined ? [] : validateSecret(rest[secret], `spec.csi.${secret}`),
      ),
    ];
  }
  const { path } = spec['local'] as { path?: string };
  return [
    ...(path ? validateNoBacksteps(path, 'spec.local.path') : [required('spec.local.path')]),
    ...(spec.nodeAffinity === undefined ? [required('spec.nodeAffinity', 'Local volume requires node affinity')] : []),
  ];
};

const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const;

type CsiSource = { driver?: string; volumeHandle?: string } & {
  [secret in (typeof SECRETS)[number]]?: SecretReference;
};

interface SecretReference {
  name?: string;
  namespace?: string;
}

const validateSecret = ({ name, namespace }: SecretReference, path: string): FieldError[] => [
  ...(name ? dnsSubdomain(name).map((text) => invalid(`${path}.name`, name, text)) : [required(`${path}.name`)]),
  ...(namespace
    ? dnsLabel(namespace).map((text) => invalid(`${path}.namespace`, namespace, text))
    : [required(`${path}.namespace`)]),
];
