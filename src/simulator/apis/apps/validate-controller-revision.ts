import type { KubeObject } from '../../../resources/kube-object.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateNonNegative } from '../validation/non-negative.ts';

interface ControllerRevision extends KubeObject {
  data?: unknown;
  revision?: number;
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/apps/validation/validation.go */
export const validateControllerRevision = ({ data, revision = 0 }: ControllerRevision): FieldError[] => [
  ...validateNonNegative(revision, 'revision'),
  ...(data === undefined || data === null
    ? [required('data', 'data is mandatory')]
    : typeof data === 'object' && !Array.isArray(data)
      ? []
      : [required('data', 'data must be a valid JSON object')]),
];

/** The findings about a change: what is kept of a workload is not rewritten. */
export const validateControllerRevisionUpdate = (
  { data, revision = 0 }: ControllerRevision,
  old: ControllerRevision,
): FieldError[] => [
  ...validateNonNegative(revision, 'revision'),
  ...(equal(data, old.data) ? [] : [invalidGo('data', goRaw(data), 'field is immutable')]),
];

/** What is kept as it was sent, byte by byte. */
const goRaw = (data: unknown): string => {
  const bytes = data == null ? [] : [...Buffer.from(JSON.stringify(data))];
  const shown = data == null ? '(nil)' : `{${bytes.map((byte) => `0x${byte.toString(16)}`).join(', ')}}`;
  return `runtime.RawExtension{Raw:[]uint8${shown}, Object:runtime.Object(nil)}`;
};
