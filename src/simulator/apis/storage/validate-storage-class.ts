import type { KubeObject } from '../../../resources/kube-object.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateImmutable, validateUnchanged } from '../validation/immutable.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { tooLongField } from '../validation/too-long.ts';

interface StorageClass extends KubeObject {
  provisioner?: string;
  parameters?: Record<string, string>;
  reclaimPolicy?: string;
  volumeBindingMode?: string;
  allowedTopologies?: Topology[];
}

interface Topology {
  matchLabelExpressions?: { key?: string; values?: string[] }[];
}

/** How many parameters there may be, and their length in bytes. */
const MOST_PARAMETERS = 512;
const LONGEST_PARAMETERS = 256 * 1024;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/storage/validation/validation.go */
export const validateStorageClass = (storageClass: StorageClass): FieldError[] => {
  const { provisioner = '', parameters = {}, reclaimPolicy, volumeBindingMode, allowedTopologies = [] } = storageClass;
  return [
    ...(provisioner === ''
      ? [required('provisioner')]
      : qualifiedName(provisioner.toLowerCase()).map((text) =>
          invalid('provisioner', provisioner.toLowerCase(), text),
        )),
    ...validateParameters(parameters),
    ...(reclaimPolicy ? validateOneOf(reclaimPolicy, 'reclaimPolicy', ['Delete', 'Retain']) : []),
    ...validateOneOf(volumeBindingMode, 'volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']),
    ...validateTopologies(allowedTopologies),
  ];
};

/** The findings about a change: a class is what it is. */
export const validateStorageClassUpdate = (storageClass: StorageClass, old: StorageClass): FieldError[] => [
  ...(['parameters', 'provisioner', 'reclaimPolicy'] as const).flatMap((field) =>
    validateUnchanged(storageClass[field], old[field], field, `updates to ${field} are forbidden.`),
  ),
  ...validateImmutable(storageClass.volumeBindingMode, old.volumeBindingMode, 'volumeBindingMode'),
];

const validateParameters = (parameters: Readonly<Record<string, string>>): FieldError[] => {
  const entries = Object.entries(parameters);
  if (entries.length > MOST_PARAMETERS) return [tooLongField('parameters', MOST_PARAMETERS)];
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return [
    ...('' in parameters ? [invalid('parameters', '', 'field can not be empty.')] : []),
    ...(size > LONGEST_PARAMETERS ? [tooLongField('parameters', LONGEST_PARAMETERS)] : []),
  ];
};

const validateTopologies = (topologies: readonly Topology[]): FieldError[] =>
  topologies.flatMap((topology, index) => {
    const path = `allowedTopologies[${index}].matchLabelExpressions`;
    const expressions = topology.matchLabelExpressions ?? [];
    return [
      ...expressions.flatMap(({ key = '', values = [] }, place) => [
        ...(values.length === 0 ? [required(`${path}[${place}].values`)] : []),
        ...values.flatMap((value, at) =>
          values.indexOf(value) < at ? [duplicate(`${path}[${place}].values[${at}]`, value)] : [],
        ),
        ...qualifiedName(key).map((text) => invalid(`${path}[${place}].key`, key, text)),
        ...(expressions.findIndex((each) => (each.key ?? '') === key) < place
          ? [duplicate(`${path}[${place}].key`, key)]
          : []),
      ]),
      // The real server also compares each with as many empty ones as there are.
      ...[...topologies.map(() => ({})), ...topologies.slice(0, index)]
        .filter((each) => equal(requirementsOf(each), requirementsOf(topology)))
        .map(() => duplicate(path, '')),
    ];
  });

/** What a topology asks for, by label, in no order. */
const requirementsOf = ({ matchLabelExpressions = [] }: Topology): Record<string, string[]> =>
  Object.fromEntries(matchLabelExpressions.map(({ key = '', values = [] }) => [key, [...new Set(values)].toSorted()]));
