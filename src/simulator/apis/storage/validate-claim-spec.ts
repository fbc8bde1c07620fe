import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { DataSource, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { validateAccessModes } from './access-modes.ts';

type Spec = NonNullable<PersistentVolumeClaim['spec']>;

/**
 * The findings about what a claim asks for, whether it stands alone or in a volume of a pod.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validateClaimSpec = (spec: Spec, path: string): FieldError[] => {
  const { accessModes = [], resources, storageClassName, volumeMode, selector } = spec;
  const storage = resources?.requests?.['storage'];
  return [
    ...(accessModes.length > 0 ? [] : [required(`${path}.accessModes`, 'at least 1 access mode is required')]),
    ...(selector === undefined ? [] : validateLabelSelector(selector, `${path}.selector`)),
    ...validateAccessModes(accessModes, `${path}.accessModes`),
    ...(storage === undefined
      ? [required(`${path}.resources[storage]`)]
      : (parseQuantity(storage) ?? 0) <= 0
        ? [invalid(`${path}.resources[storage]`, storage, 'must be greater than zero')]
        : []),
    ...(storageClassName
      ? dnsSubdomain(storageClassName).map((text) => invalid(`${path}.storageClassName`, storageClassName, text))
      : []),
    ...(volumeMode === undefined ? [] : validateOneOf(volumeMode, `${path}.volumeMode`, ['Block', 'Filesystem'])),
    ...(['dataSource', 'dataSourceRef'] as const).flatMap((field) =>
      spec[field] === undefined ? [] : validateSource(spec[field], `${path}.${field}`),
    ),
    ...validateSameSource(spec, path),
  ];
};

const validateSource = ({ apiGroup, kind, name }: DataSource, path: string): FieldError[] => [
  ...(name ? [] : [required(`${path}.name`)]),
  ...(kind ? [] : [required(`${path}.kind`)]),
  ...(!apiGroup && kind && kind !== 'PersistentVolumeClaim'
    ? [invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")]
    : []),
  ...(apiGroup ? dnsSubdomain(apiGroup).map((text) => invalid(`${path}.apiGroup`, apiGroup, text)) : []),
];

/** Both fields say the same. The value that the message shows is where the finding is, and where that is in memory. */
const validateSameSource = ({ dataSource, dataSourceRef }: Spec, path: string): FieldError[] =>
  dataSource === undefined ||
  dataSourceRef === undefined ||
  ((['kind', 'name'] as const).every((field) => dataSource[field] === dataSourceRef[field]) &&
    (dataSource.apiGroup ?? '') === (dataSourceRef.apiGroup ?? ''))
    ? []
    : [
        invalidGo(
          path,
          'field.Path{name:"dataSource", index:"", parent:(*field.Path)(0xc000000000)}',
          'must match dataSourceRef',
        ),
      ];
