import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goLabelSelector } from '../../apimachinery/go-value.ts';
import { validateImmutable } from '../validation/immutable.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';

interface StorageCapacity extends KubeObject {
  storageClassName?: string;
  capacity?: string;
  nodeTopology?: LabelSelectorSpec;
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/storage/validation/validation.go */
export const validateStorageCapacity = ({
  storageClassName = '',
  capacity = '0',
  nodeTopology,
}: StorageCapacity): FieldError[] => [
  ...(nodeTopology === undefined ? [] : validateLabelSelector(nodeTopology, 'nodeTopology')),
  ...dnsSubdomain(storageClassName).map((text) => invalid('storageClassName', storageClassName, text)),
  ...((parseQuantity(capacity) ?? 0) < 0 ? [invalid('capacity', capacity, 'must be greater than or equal to 0')] : []),
];

/** The findings about a change: only the sizes may. */
export const validateStorageCapacityUpdate = (capacity: StorageCapacity, old: StorageCapacity): FieldError[] => [
  ...validateImmutable(capacity.nodeTopology, old.nodeTopology, 'nodeTopology', (selector) =>
    selector === undefined ? 'null' : goLabelSelector(selector),
  ),
  ...validateImmutable(capacity.storageClassName, old.storageClassName, 'storageClassName'),
];
