import type { KubeObject } from '../../../resources/kube-object.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { goStructValue } from '../validation/go-struct-value.ts';
import { validateNonNegative } from '../validation/non-negative.ts';
import { validateDriverName } from './driver-name.ts';

interface CsiNode extends KubeObject {
  spec?: { drivers?: Driver[] };
}

interface Driver {
  name?: string;
  nodeID?: string;
  topologyKeys?: string[];
  allocatable?: { count?: number };
}

const LONGEST_ID = 256;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/storage/validation/validation.go */
export const validateCsiNode = ({ spec }: CsiNode): FieldError[] => {
  const names = new Set<string>();
  return (spec?.drivers ?? []).flatMap((driver, index) => {
    const path = `spec.drivers[${index}]`;
    const { name = '', nodeID = '', topologyKeys = [], allocatable } = driver;
    const isKnown = names.has(name);
    names.add(name);
    return [
      ...validateDriverName(name, `${path}.name`),
      ...(nodeID === '' ? [required(`${path}.nodeID`)] : []),
      ...(nodeID.length > LONGEST_ID
        ? [invalid(`${path}.nodeID`, nodeID, `must be ${LONGEST_ID} characters or less`)]
        : []),
      ...validateNonNegative(allocatable?.count ?? 0, `${path}.allocatable.count`),
      ...(isKnown ? [duplicate(`${path}.name`, name)] : []),
      ...topologyKeys.flatMap((key, at) => [
        ...(key === '' ? [required(path)] : []),
        ...(topologyKeys.indexOf(key) < at ? [duplicate(path, key)] : []),
        ...qualifiedName(key).map((text) => invalid(path, key, text)),
      ]),
    ];
  });
};

/** The findings about a change: drivers come and go, but do not change. */
export const validateCsiNodeUpdate = (node: CsiNode, old: CsiNode): FieldError[] => [
  ...validateCsiNode(node),
  ...(old.spec?.drivers ?? []).flatMap((before) =>
    (node.spec?.drivers ?? [])
      .filter((driver) => driver.name === before.name && !equal(driver, before))
      .map((driver) =>
        invalidGo('CSINodeDriver', goStructValue('storage.CSINodeDriver', driver), 'field is immutable'),
      ),
  ),
];
