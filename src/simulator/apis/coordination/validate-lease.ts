import type { Lease } from '../../../resources/nodes/lease.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';
import { validateOneOf } from '../validation/one-of.ts';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/coordination/validation/validation.go */
export const validateLease = ({ spec = {} }: Lease): FieldError[] => {
  const { leaseDurationSeconds: seconds, leaseTransitions: transitions, strategy, preferredHolder } = spec;
  return [
    ...(seconds !== undefined && seconds <= 0
      ? [invalid('spec.leaseDurationSeconds', seconds, 'must be greater than 0')]
      : []),
    ...(transitions !== undefined && transitions < 0
      ? [invalid('spec.leaseTransitions', transitions, 'must be greater than or equal to 0')]
      : []),
    ...(strategy === undefined ? [] : validateStrategy(strategy, 'spec.strategy.strategy')),
    ...(preferredHolder && !strategy
      ? [forbiddenField('spec.preferredHolder', 'may only be specified if `strategy` is defined')]
      : []),
  ];
};

const validateStrategy = (strategy: string, path: string): FieldError[] =>
  strategy.includes('/')
    ? qualifiedName(strategy).map((text) => invalid(path, strategy, text))
    : validateOneOf(strategy, path, ['OldestEmulationVersion']);
