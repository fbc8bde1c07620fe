import type { KubeObject } from '../../../resources/kube-object.ts';

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

/** `undefined` when the text is malformed. */
export const parseFieldSelector = (text: string): FieldSelector | undefined => {
  const requirements: FieldRequirement[] = [];
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const match = /^\s*([^=!\s]+)\s*(==|=|!=)(.*)$/.exec(part);
    if (match === null) return undefined;
    requirements.push({ field: match[1] ?? '', negated: match[2] === '!=', value: match[3] ?? '' });
  }
  return requirements;
};

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
