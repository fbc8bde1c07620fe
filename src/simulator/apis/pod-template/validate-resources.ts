import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { quantityRule } from '../../../resources/quantities/read-quantity.ts';
import type { ResourceList, ResourceRequirements } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { goQuantity, invalidGo } from '../../apimachinery/go-value.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import {
  isHugePages,
  isMultipleOfPage,
  isShared,
  isWhole,
  validateContainerResourceName,
} from '../validation/resource-name.ts';

/**
 * The findings about what a container asks for.
 *
 * @throws StatusError 400 when something is no quantity: the real server cannot even decode it
 */
export const validateResources = ({ limits = {}, requests = {} }: ResourceRequirements, path: string): FieldError[] => {
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  return [
    ...validateList(limits, `${path}.limits`),
    ...validateList(requests, `${path}.requests`),
    ...Object.entries(requests).flatMap(([name, value]) => validateRequest(name, String(value), limits[name], path)),
    ...(names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory')
      ? [forbiddenField(path, 'HugePages require cpu or memory')]
      : []),
  ];
};

/** Of what cannot be shared a container gets exactly what it asks for. */
const validateRequest = (name: string, value: string, limit: string | undefined, path: string): FieldError[] => {
  const canShare = isShared(name);
  if (limit === undefined)
    return canShare ? [] : [required(`${path}.limits`, 'Limit must be set for non overcommitable resources')];
  const difference = (parseQuantity(value) ?? 0) - (parseQuantity(limit) ?? 0);
  if (difference !== 0 && !canShare)
    return [invalid(`${path}.requests`, value, `must be equal to ${name} limit of ${limit}`)];
  return difference > 0
    ? [invalid(`${path}.requests`, value, `must be less than or equal to ${name} limit of ${limit}`)]
    : [];
};

const validateList = (list: ResourceList, path: string): FieldError[] =>
  Object.entries(list).flatMap(([name, value]) => {
    const at = `${path}[${name}]`;
    const quantity = parseQuantity(value);
    if (quantity === undefined) throw badRequest(quantityRule);
    return [
      ...validateContainerResourceName(name, at),
      ...(quantity < 0 ? [invalid(at, String(value), 'must be greater than or equal to 0')] : []),
      ...(isWhole(name) && !Number.isInteger(quantity)
        ? [invalidGo(at, goQuantity(String(value)), 'must be an integer')]
        : []),
      ...(isHugePages(name) && !isMultipleOfPage(name, quantity)
        ? [invalid(at, String(value), `${value} is not positive integer multiple of ${name}`)]
        : []),
    ];
  });
