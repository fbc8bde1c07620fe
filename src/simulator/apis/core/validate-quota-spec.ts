import type { ResourceQuota } from '../../../resources/projects/resource-quota.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import { compareQuantities } from '../../../resources/quantities/quantity-arithmetic.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { goQuantity, invalidGo } from '../../apimachinery/go-value.ts';
import { isWhole, validateQuotaResourceName } from '../validation/resource-name.ts';
import { validateQuotaScopes } from './validate-quota-scopes.ts';

/** What is wrong with the limits and scopes of a quota that stands at `path`. */
export const validateQuotaSpec = (spec: ResourceQuota['spec'], path = 'spec'): FieldError[] => [
  ...validateQuotaAmounts(spec.hard, `${path}.hard`),
  ...validateQuotaScopes(spec, path),
];

/** What is wrong with amounts of what a quota limits. */
export const validateQuotaAmounts = (
  amounts: Readonly<Record<string, string>> | undefined,
  path: string,
): FieldError[] =>
  Object.entries(amounts ?? {}).flatMap(([name, value]) => validateAmount(name, value, `${path}[${name}]`));

const validateAmount = (name: string, value: string, path: string): FieldError[] => [
  ...validateQuotaResourceName(name, path),
  ...(compareQuantities(value, '0') < 0 ? [invalid(path, value, 'must be greater than or equal to 0')] : []),
  ...(isWhole(name) && !Number.isInteger(parseQuantity(value))
    ? [invalidGo(path, goQuantity(value), 'must be an integer')]
    : []),
];
