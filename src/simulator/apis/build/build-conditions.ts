import type { BuildCondition, BuildStatus } from '../../../resources/builds/build.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

/**
 * The conditions of a build: one for each phase that it was in, of which the last one alone is true and says why.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/registry/build/strategy.go
 */
export const buildConditions = (
  { conditions = [], phase, reason = '', message = '' }: BuildStatus,
  clock: number,
): BuildCondition[] => {
  const now = timestamp(clock);
  const why = { ...(reason && { reason }), ...(message && { message }) };
  const current: BuildCondition = { type: phase, status: 'True', lastUpdateTime: now, lastTransitionTime: now, ...why };
  const known = conditions.map((each): BuildCondition => {
    const { reason: before = '', message: said = '', ...rest } = each;
    if (each.type !== phase)
      return each.status === 'False'
        ? each
        : { ...rest, status: 'False', lastUpdateTime: now, lastTransitionTime: now };
    if (each.status !== 'True') return current;
    return before === reason && said === message ? each : { ...rest, lastUpdateTime: now, ...why };
  });
  return conditions.some(({ type }) => type === phase) ? known : [...known, current];
};
