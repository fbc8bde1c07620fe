import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest } from '../status-error.ts';

/** One `field=value` or `field!=value` of a field selector. */
export interface FieldRequirement {
  readonly field: string;
  /** The field that counts when the first is empty. */
  readonly otherwise?: string;
  /** What a field that is not set counts as, when it is not the empty string. */
  readonly unset?: string;
  readonly value: string;
  readonly negated: boolean;
}

/** All requirements must hold. */
export type FieldSelector = readonly FieldRequirement[];

/**
 * Reads `field=value,other!=value`; commas, equals signs and backslashes of values stand behind a backslash.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/release-1.32/staging/src/k8s.io/apimachinery/pkg/fields/selector.go
 * @throws StatusError 400 for text that is malformed: of several mistakes the first by the order of the terms
 */
export const parseFieldSelector = (text: string): FieldSelector => {
  const terms = (text.match(/(?:\\.|[^,\\]|\\$)+/gs) ?? []).sort();
  return terms.map((term) => {
    const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
    if (match === null) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
    const [, field = '', operator, value = ''] = match;
    return { field, negated: operator === '!=', value: unescaped(value) };
  });
};

const unescaped = (value: string): string =>
  value.replaceAll(/\\(.?)|[,=]/gs, (found, escaped?: string) => {
    if (escaped === undefined)
      throw badRequest(`invalid field selector: unescaped character in value: ${found.charCodeAt(0)}`);
    if (!['\\', ',', '='].includes(escaped))
      throw badRequest(`invalid field selector: invalid escape sequence: ${found}`);
    return escaped;
  });

/** Reads the selectable field of an object: a path of plain names. */
export const selectsFields = (selector: FieldSelector, object: KubeObject): boolean =>
  selector.every(({ field, otherwise, unset = '', value, negated }) => {
    const own = fieldOf(object, field);
    const read = otherwise !== undefined && !own ? fieldOf(object, otherwise) : own;
    return ((read ?? unset) === value) !== negated;
  });

const fieldOf = (object: KubeObject, path: string): string | undefined => {
  let value: unknown = object;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined || value === null ? undefined : String(value);
};
