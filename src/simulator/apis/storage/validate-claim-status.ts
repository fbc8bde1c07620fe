import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid, notSupported } from '../../apimachinery/field-error.ts';
import { validateBasicResource } from './basic-resource.ts';

/** What may happen to a claim whose size is changed. */
const RESIZES = [
  'ControllerResizeInProgress',
  'ControllerResizeInfeasible',
  'NodeResizeInProgress',
  'NodeResizeInfeasible',
  'NodeResizePending',
].toSorted();

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateClaimStatus = ({ status = {} }: PersistentVolumeClaim): FieldError[] => [
  ...Object.entries(status.capacity ?? {}).flatMap(([name, value]) =>
    validateBasicResource(value, `status.capacity[${name}]`),
  ),
  ...Object.entries(status.allocatedResourceStatuses ?? {}).flatMap(([name, resize]) => [
    ...validateResource(name, 'status.allocatedResourceStatus'),
    ...(RESIZES.includes(resize) ? [] : [notSupported('status.allocatedResourceStatus', name, RESIZES)]),
  ]),
  ...Object.entries(status.allocatedResources ?? {}).flatMap(([name, value]) => {
    const [unknown, path] = [validateResource(name, 'status.allocatedResources'), `status.allocatedResources[${name}]`];
    if (unknown.length > 0) return unknown;
    const below = validateBasicResource(value, path);
    return below.length > 0 || (parseQuantity(value) ?? 0) >= 0
      ? below
      : [invalid(path, value, 'must be greater than or equal to 0')];
  }),
];

/** Of what Kubernetes counts itself claims have storage alone. */
const validateResource = (name: string, path: string): FieldError[] => {
  const findings = qualifiedName(name).map((text) => invalid(path, name, text));
  const isNative = !name.includes('/') || name.includes('kubernetes.io/');
  return findings.length === 0 && isNative && name !== 'storage' ? [notSupported(path, name, ['storage'])] : findings;
};
