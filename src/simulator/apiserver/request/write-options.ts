import { invalidObject, notSupported } from '../../apimachinery/field-error.ts';

/** What to do with fields that a kind does not have. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** The query of a create, update or patch. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string | undefined;
  readonly fieldValidation: FieldValidation;
  readonly force: boolean;
}

const validations: readonly string[] = ['Ignore', 'Strict', 'Warn'];

/** @throws StatusError 422 for values that the server does not know */
export const writeOptions = (
  query: URLSearchParams,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
): WriteOptions => {
  const fieldValidation = query.get('fieldValidation') || 'Warn';
  const errors = [
    ...dryRunErrors(query),
    ...(validations.includes(fieldValidation) ? [] : [notSupported('fieldValidation', fieldValidation, validations)]),
  ];
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind }, '', errors);
  return {
    dryRun: isDryRun(query),
    fieldManager: query.get('fieldManager') ?? undefined,
    fieldValidation: fieldValidation as FieldValidation,
    force: query.get('force') === 'true',
  };
};

export const isDryRun = (query: URLSearchParams): boolean => query.getAll('dryRun').includes('All');

export const dryRunErrors = (query: URLSearchParams): ReturnType<typeof notSupported>[] =>
  query
    .getAll('dryRun')
    .filter((value) => value !== 'All' && value !== '')
    .map((value) => notSupported('dryRun', value, ['All']));
