import {
  type LabelRequirement,
  parseLabelRequirements,
  SelectorSyntaxError,
} from '../../../resources/labels/label-requirements.ts';
import { badRequest } from '../status-error.ts';
import type { LabelSelector } from './label-selector.ts';

/**
 * The query form of a label selector: `app=web,tier!=db,env in (a, b),!old,new,size>1`.
 *
 * @throws StatusError 400 that says what was found and what was expected
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering
 */
export const parseLabelQuery = (text: string): LabelSelector => {
  const requirements = requirementsOf(text).map(selectorOf);
  return (labels) => requirements.every((each) => each(labels));
};

const requirementsOf = (text: string): LabelRequirement[] => {
  try {
    return parseLabelRequirements(text);
  } catch (error) {
    throw error instanceof SelectorSyntaxError ? badRequest(error.message) : error;
  }
};

const selectorOf = ({ key, operator, values }: LabelRequirement): LabelSelector => {
  if (operator === '!') return (labels) => !Object.hasOwn(labels, key);
  if (operator === 'exists') return (labels) => Object.hasOwn(labels, key);
  if (operator === 'gt' || operator === 'lt') return comparison(key, operator === 'gt', Number(values[0]));
  const isWanted = operator !== 'notin' && operator !== '!=';
  return (labels) => (Object.hasOwn(labels, key) && values.includes(labels[key] ?? '')) === isWanted;
};

const comparison =
  (key: string, isMore: boolean, value: number): LabelSelector =>
  (labels) => {
    const own = labels[key];
    if (own === undefined || !/^[+-]?\d+$/.test(own)) return false;
    return isMore ? Number(own) > value : Number(own) < value;
  };
