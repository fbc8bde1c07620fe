import type { ResourceList, ResourceRequirements } from '../../../resources/pod-spec.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { parseQuantity, quantityError } from '../validation/quantity.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * The findings about what a container asks for.
 *
 * @throws StatusError 400 when something is no quantity: the real server cannot even decode it
 */
export const validateResources = ({ limits = {}, requests = {} }: ResourceRequirements, path: string): FieldError[] => [
  ...validateList(limits, `${path}.limits`),
  ...validateList(requests, `${path}.requests`),
  ...Object.entries(requests).flatMap(([name, value]) => {
    const limit = limits[name];
    return limit !== undefined && (parseQuantity(value) ?? 0) > (parseQuantity(limit) ?? 0)
      ? [invalid(`${path}.requests`, String(value), `must be less than or equal to ${name} limit of ${limit}`)]
      : [];
  }),
];

const validateList = (list: ResourceList, path: string): FieldError[] =>
  Object.entries(list).flatMap(([name, value]) => {
    const quantity = parseQuantity(value);
    if (quantity === undefined) throw badRequest(quantityError);
    return [
      ...(STANDARD.includes(name) || name.startsWith('hugepages-') || name.includes('/')
        ? []
        : [
            invalid(`${path}[${name}]`, name, 'must be a standard resource type or fully qualified'),
            invalid(`${path}[${name}]`, name, 'must be a standard resource for containers'),
          ]),
      ...(quantity < 0 ? [invalid(`${path}[${name}]`, String(value), 'must be greater than or equal to 0')] : []),
    ];
  });
