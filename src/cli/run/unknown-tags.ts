import { nearest } from '../nearest.ts';

/**
 * Says which tags of a tag expression no scenario carries, with the most similar one that exists. A tag behind `not` may
 * be absent: leaving out what is not there asks for nothing impossible.
 */
export const unknownTags = (expression: string, known: ReadonlySet<string>): string[] =>
  requiredTags(expression)
    .filter((tag) => !known.has(tag))
    .map((tag) => {
      const alike = nearest(tag, known);
      return `No scenario carries the tag ${tag}${alike === undefined ? '' : ` (did you mean ${alike}?)`}.`;
    });

const requiredTags = (expression: string): string[] =>
  expression.replaceAll(/(?<![@\w-])not\s*(?:\([^()]*\)|[^\s()]+)/g, ' ').match(/@[^\s()]+/g) ?? [];
