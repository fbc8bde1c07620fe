import { isJsonObject } from '../../../image/json-object.ts';
import type { CustomResourceScale } from '../../../resources/custom-resource-definition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { valueAt } from '../../apimachinery/json-path.ts';

const MOST = 2 ** 31 - 1;

/**
 * The findings about the numbers that a scale would show of a custom resource, and about its selector.
 *
 * @param part a write of the status can only be blamed for what stands there
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/registry/customresource/validator.go
 */
export const validateScaleValues = (
  object: KubeObject,
  { specReplicasPath, statusReplicasPath, labelSelectorPath }: CustomResourceScale,
  part: 'all' | 'status',
): FieldError[] => [
  ...(part === 'all' ? replicasErrors(object, specReplicasPath) : []),
  ...replicasErrors(object, statusReplicasPath),
  ...(labelSelectorPath ? selectorErrors(object, labelSelectorPath) : []),
];

const replicasErrors = (object: KubeObject, path: string): FieldError[] => {
  const scalar = scalarOnTheWay(object, path);
  if (scalar !== undefined) return [invalid(path, 0, scalar)];
  const value = valueAt(object, path);
  if (value === undefined) return [];
  if (!Number.isInteger(value)) return [invalid(path, 0, misfit(path, value, 'int64'))];
  const replicas = value as number;
  if (replicas < 0) return [invalid(path, replicas, 'should be a non-negative integer')];
  return replicas > MOST ? [invalid(path, replicas, `should be less than or equal to ${MOST}`)] : [];
};

const selectorErrors = (object: KubeObject, path: string): FieldError[] => {
  const scalar = scalarOnTheWay(object, path);
  if (scalar !== undefined) return [invalid(path, '', scalar)];
  const value = valueAt(object, path);
  return value === undefined || typeof value === 'string' ? [] : [invalid(path, '', misfit(path, value, 'string'))];
};

/** What is said when the way to a value leads through something that has no fields. */
const scalarOnTheWay = (object: KubeObject, path: string): string | undefined => {
  let value: unknown = object;
  let at = '';
  for (const name of path.slice(1).split('.')) {
    at += `.${name}`;
    if (value === undefined || value === null) return undefined;
    if (!isJsonObject(value)) return misfit(at, value, 'map[string]interface{}');
    value = value[name];
  }
  return undefined;
};

const misfit = (path: string, value: unknown, expected: string): string =>
  `${path} accessor error: ${String(value)} is of the type ${goType(value)}, expected ${expected}`;

const goType = (value: unknown): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return '[]interface {}';
  return typeof value === 'object' ? 'map[string]interface {}' : 'string';
};
