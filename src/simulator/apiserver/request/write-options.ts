import { type FieldError, invalid, invalidObject, notSupported } from '../../apimachinery/field-error.ts';

/** What to do with fields that a kind does not have. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** The query of a create, update or patch. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldManager: string | undefined;
  readonly fieldValidation: FieldValidation;
  readonly force: boolean;
}

const validations: readonly string[] = ['', 'Ignore', 'Strict', 'Warn'];

/** @throws StatusError 422 for values that the server does not know */
export const writeOptions = (
  query: URLSearchParams,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
): WriteOptions => {
  const fieldValidation = query.get('fieldValidation') || 'Warn';
  const errors = [
    ...dryRunErrors(query.getAll('dryRun')),
    ...managerErrors(query.get('fieldManager') ?? ''),
    ...(validations.includes(fieldValidation) ? [] : [notSupported('fieldValidation', fieldValidation, validations)]),
  ];
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind }, '', errors);
  return {
    dryRun: isDryRun(query),
    fieldManager: query.get('fieldManager') ?? undefined,
    fieldValidation: fieldValidation as FieldValidation,
    force: isForced(query),
  };
};

/** Go takes anything for true but `false` and `0`. */
const isForced = (query: URLSearchParams): boolean => {
  const value = query.get('force');
  return value !== null && value !== '0' && value.toLowerCase() !== 'false';
};

export const isDryRun = (query: URLSearchParams): boolean => query.getAll('dryRun').includes('All');

/** The finding about a trial run that is no `All`; all that was asked for is shown. */
export const dryRunErrors = (values: readonly string[]): FieldError[] => {
  const asked = values.filter((value) => value !== '');
  if (asked.every((value) => value === 'All')) return [];
  const shown = `[]string{${asked.map((value) => JSON.stringify(value)).join(', ')}}`;
  return [
    {
      reason: 'FieldValueNotSupported',
      field: 'dryRun',
      message: `Unsupported value: ${shown}: supported values: "All"`,
    },
  ];
};

/** The longest name of a field manager. */
const LONGEST_MANAGER = 128;

const managerErrors = (manager: string): FieldError[] => {
  if (Buffer.byteLength(manager) > LONGEST_MANAGER)
    return [
      {
        reason: 'FieldValueTooLong',
        field: 'fieldManager',
        message: `Too long: may not be more than ${LONGEST_MANAGER} bytes`,
      },
    ];
  const wrong = /[\p{C}\p{Zl}\p{Zp}]/u.exec(manager);
  if (wrong === null) return [];
  const code = (wrong[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [invalid('fieldManager', manager, `invalid character U+${code} (at position ${wrong.index})`)];
};
