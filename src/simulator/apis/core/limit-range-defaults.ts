import type { LimitRange } from './validate-limit-range.ts';

/**
 * What containers get where a limit range says only how much they may have: the most is the limit, the limit or else the least is
 * what they ask for.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/v1/defaults.go
 */
export const limitRangeDefaults = (object: LimitRange): void => {
  object.spec ??= {};
  for (const limit of object.spec.limits ?? []) {
    if (limit.type !== 'Container') continue;
    limit.default = { ...limit.max, ...limit.default };
    limit.defaultRequest = { ...limit.min, ...limit.default, ...limit.defaultRequest };
    for (const bound of ['default', 'defaultRequest'] as const)
      if (Object.keys(limit[bound] ?? {}).length === 0) delete limit[bound];
  }
};
