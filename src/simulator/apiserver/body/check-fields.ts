import type { ResourceKind } from '../../../resources/resource-kind.ts';
import type { FieldValidation } from '../request/write-options.ts';

export interface FieldCheck {
  readonly value: Record<string, unknown>;
  readonly kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  readonly validation: FieldValidation;
  readonly warnings: string[];
  readonly source: Buffer;
}

export const checkFields = ({ value }: FieldCheck): Record<string, unknown> => value;
