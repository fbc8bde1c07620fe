import type { KubeObject } from '../../resources/kube-object.ts';
import { OcError } from '../oc-error.ts';

/**
 * Whether the labels of an object satisfy a selector in the form of `-l`: `a=b,c!=d,e in (f,g),h,!i`.
 *
 * @throws OcError for what is no selector
 */
export const matchesSelector = ({ metadata }: KubeObject, selector: string): boolean =>
  requirementsOf(selector)
    .map((requirement) => satisfies(metadata.labels ?? {}, requirement))
    .every((isSatisfied) => isSatisfied);

/** Whether a text is a selector. */
export const isSelector = (text: string): boolean => {
  try {
    matchesSelector({ apiVersion: '', kind: '', metadata: { name: '' } }, text);
    return true;
  } catch (error) {
    if (error instanceof OcError) return false;
    throw error;
  }
};

/** The parts of a selector; commas inside parentheses belong to values. */
const requirementsOf = (selector: string): string[] =>
  selector.trim() === '' ? [] : selector.split(/,(?![^(]*\))/).map((part) => part.trim());

const satisfies = (labels: Readonly<Record<string, string>>, requirement: string): boolean => {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(requirement);
  if (set) {
    const [, key = '', operator, values = ''] = set;
    const included = values
      .split(',')
      .map((value) => value.trim())
      .includes(labels[key] ?? '');
    return operator === 'in' ? key in labels && included : !(key in labels) || !included;
  }
  const compared = /^([^=!\s]+)\s*(==?|!=)\s*([^=!\s]*)$/.exec(requirement);
  if (compared) {
    const [, key = '', operator, value = ''] = compared;
    return operator === '!=' ? labels[key] !== value : labels[key] === value;
  }
  const existing = /^(!?)\s*([^=!\s()]+)$/.exec(requirement);
  if (existing) return (existing[2] as string) in labels === (existing[1] === '');
  throw new OcError(`unable to parse requirement: ${requirement}`);
};
