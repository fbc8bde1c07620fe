import { fieldFindings } from '../body/field-findings.ts';

/**
 * What strict reading finds wrong with the text of a patch: fields that are named more than once and, in the operations of a JSON
 * patch, members that these do not have.
 *
 * @param patch what the text was read to
 */
export const patchFindings = (body: Buffer, patch: unknown): string[] => {
  const text = body.toString();
  if (!Array.isArray(patch)) return fieldFindings(text, patch);
  const unknown = patch.flatMap((operation: object | null, index) =>
    Object.keys(operation ?? {})
      .filter((name) => !members.has(name))
      .map((name) => `[${index}].${name}`),
  );
  return fieldFindings(text, patch, unknown).map((finding) => `json patch ${finding}`);
};

/** Those of an operation. */
const members: ReadonlySet<string> = new Set(['op', 'path', 'from', 'value']);
