import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import { validateNonNegative } from '../validation/non-negative.ts';

/** The findings about the status of a deployment config: counts are counts, and what was rolled out stays rolled out. */
export const validateConfigStatus = ({ status }: DeploymentConfig, old: DeploymentConfig): FieldError[] => [
  ...COUNTS.flatMap((field) => validateNonNegative(status?.[field] ?? 0, `status.${field}`)),
  ...RISING.flatMap((field) =>
    (status?.[field] ?? 0) < (old.status?.[field] ?? 0)
      ? [invalid(`status.${field}`, status?.[field] ?? 0, `${field} cannot be decremented`)]
      : [],
  ),
];

const RISING = ['latestVersion', 'observedGeneration'] as const;

const COUNTS = [...RISING, 'replicas', 'readyReplicas', 'availableReplicas', 'unavailableReplicas'] as const;
