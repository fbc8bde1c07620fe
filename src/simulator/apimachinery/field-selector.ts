import type { KubeObject } from '../../resources/kube-object.ts';

/** One `field=value` or `field!=value` of a field selector. */
export interface FieldRequirement {
  readonly field: string;
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

/** Reads the selectable field of an object: a path of plain names, absent ones are the empty string. */
export const selectsFields = (selector: FieldSelector, object: KubeObject): boolean =>
  selector.every(({ field, value, negated }) => (fieldOf(object, field) === value) !== negated);

const fieldOf = (object: KubeObject, path: string): string => {
  let value: unknown = object;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined || value === null ? '' : String(value);
};
