import { type FieldError, required } from '../../apimachinery/field-error.ts';

/** What is wrong with how a build names a secret. */
export const validateSecretReference = (secret: { name?: string } | undefined, path: string): FieldError[] =>
  secret && !secret.name ? [required(`${path}.name`)] : [];
