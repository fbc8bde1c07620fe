import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelRequirement } from '../../resources/labels/label-requirements.ts';
import { OcError } from '../oc-error.ts';
import { parseRequirements } from './parse-selector.ts';

/**
 * Whether the labels of an object satisfy a selector in the form of `-l`: `a=b,c!=d,e in (f,g),h,!i`.
 *
 * @throws OcError for what is no selector
 */
export const matchesSelector = ({ metadata }: KubeObject, selector: string): boolean =>
  parseRequirements(selector).every((requirement) => satisfies(metadata.labels ?? {}, requirement));

/** Whether a text is a selector. */
export const isSelector = (text: string): boolean => {
  try {
    parseRequirements(text);
    return true;
  } catch (error) {
    if (error instanceof OcError) return false;
    throw error;
  }
};

const satisfies = (labels: Readonly<Record<string, string>>, { key, operator, values }: LabelRequirement): boolean => {
  const own = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'exists':
      return own !== undefined;
    case '!':
      return own === undefined;
    case 'notin':
    case '!=':
      return own === undefined || !values.includes(own);
    case 'gt':
    case 'lt':
      return (
        /^[+-]?\d+$/.test(own ?? '') &&
        Number(own) !== Number(values[0]) &&
        Number(own) > Number(values[0]) === (operator === 'gt')
      );
    default:
      return own !== undefined && values.includes(own);
  }
};
