import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/label-selector-spec.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { goQuantity, invalidGo } from '../validation/go-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { parseQuantity } from '../validation/quantity.ts';

/** A claim to storage. */
export interface Claim extends KubeObject {
  spec?: {
    accessModes?: string[];
    resources?: { requests?: Record<string, string> };
    storageClassName?: string;
    volumeMode?: string;
    volumeName?: string;
    selector?: LabelSelectorSpec;
    dataSource?: DataSource;
    dataSourceRef?: DataSource;
  };
}

interface DataSource {
  apiGroup?: string | null;
  kind?: string;
  name?: string;
}

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateClaim = ({ spec = {} }: Claim): FieldError[] => {
  const { accessModes = [], resources, storageClassName, volumeMode, selector } = spec;
  const storage = resources?.requests?.['storage'];
  return [
    ...(accessModes.length > 0 ? [] : [required('spec.accessModes', 'at least 1 access mode is required')]),
    ...(selector === undefined ? [] : validateLabelSelector(selector, 'spec.selector')),
    ...accessModes.flatMap((mode) => validateOneOf(mode, 'spec.accessModes', ACCESS_MODES)),
    ...(accessModes.length > 1 && accessModes.includes('ReadWriteOncePod')
      ? [forbiddenField('spec.accessModes', 'may not use ReadWriteOncePod with other access modes')]
      : []),
    ...(storage === undefined
      ? [required('spec.resources[storage]')]
      : (parseQuantity(storage) ?? 0) <= 0
        ? [invalidGo('spec.resources[storage]', goQuantity(storage), 'must be greater than zero')]
        : []),
    ...(storageClassName
      ? dnsSubdomain(storageClassName).map((text) => invalid('spec.storageClassName', storageClassName, text))
      : []),
    ...(volumeMode === undefined ? [] : validateOneOf(volumeMode, 'spec.volumeMode', ['Block', 'Filesystem'])),
    ...(['dataSource', 'dataSourceRef'] as const).flatMap((field) =>
      spec[field] === undefined ? [] : validateSource(spec[field], `spec.${field}`),
    ),
  ];
};

/** The finding about a claim that changed: only what it asks for may grow, once it is bound. */
export const validateClaimUpdate = ({ spec = {} }: Claim, { spec: before = {} }: Claim): FieldError[] => {
  const { resources: _, volumeName: __, ...fixed } = spec;
  const { resources: ___, volumeName: ____, ...old } = before;
  return equal(fixed, old)
    ? []
    : [
        forbiddenField(
          'spec',
          'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
        ),
      ];
};

/** What a claim is filled from may be said in either field; each is copied to the other. */
export const claimDefaults = (claim: Claim): void => {
  const spec = (claim.spec ??= {});
  spec.volumeMode ??= 'Filesystem';
  for (const source of [spec.dataSource, spec.dataSourceRef]) if (source !== undefined) source.apiGroup ??= null;
  if (spec.dataSource !== undefined) spec.dataSourceRef ??= { ...spec.dataSource };
};

const validateSource = ({ apiGroup, kind, name }: DataSource, path: string): FieldError[] => [
  ...(name ? [] : [required(`${path}.name`)]),
  ...(kind ? [] : [required(`${path}.kind`)]),
  ...(!apiGroup && kind && kind !== 'PersistentVolumeClaim'
    ? [invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")]
    : []),
];
