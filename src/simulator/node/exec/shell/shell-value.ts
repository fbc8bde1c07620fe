import { globExpression } from '../../../apimachinery/glob.ts';
import type { ValueChange } from './shell-syntax.ts';

/** A value without the shortest or longest beginning (`#`, `##`) or end (`%`, `%%`) that a pattern matches. */
export const withoutMatch = (
  value: string,
  operator: Extract<ValueChange['operator'], '#' | '##' | '%' | '%%'>,
  pattern: string,
): string => {
  const expression = globExpression(pattern, { slashes: true });
  const isLong = operator.length === 2;
  for (let step = 0; step <= value.length; step++) {
    const length = isLong ? value.length - step : step;
    const [part, rest] =
      operator[0] === '#'
        ? [value.slice(0, length), value.slice(length)]
        : [value.slice(value.length - length), value.slice(0, value.length - length)];
    if (expression.test(part)) return rest;
  }
  return value;
};
