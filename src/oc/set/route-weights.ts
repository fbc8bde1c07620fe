import type { RouteTarget } from '../../resources/networking/route.ts';
import { OcError } from '../oc-error.ts';

/** `web=10`, `web=10%`, `web=+5`: a service and the part of the traffic that it gets. */
export interface WeightChange {
  readonly name: string;
  readonly value: number;
  readonly percentage: boolean;
  readonly relative: boolean;
}

/** @throws OcError for what is no service with a number */
export const parseWeight = (text: string): WeightChange => {
  const fail = (reason: string): OcError => new OcError(`invalid argument ${JSON.stringify(text)}: ${reason}`);
  const equals = text.indexOf('=');
  const [name, weight] = [text.slice(0, equals), text.slice(equals + 1)];
  if (equals < 1 || weight === '') throw fail('expected NAME=WEIGHT');
  if (name.includes('/')) throw fail('only NAME=WEIGHT may be specified');
  const digits = weight.replace(/%$/, '').replace(/^\+/, '');
  if (!/^[+-]?\d+$/.test(digits))
    throw fail(`WEIGHT must be a number: strconv.Atoi: parsing ${JSON.stringify(digits)}: invalid syntax`);
  const value = Number(digits);
  return { name, value, percentage: weight.endsWith('%'), relative: weight.startsWith('+') || value < 0 };
};

/**
 * Changes the weight of one backend; a percentage moves traffic between it and the first backend, or the second when it is
 * the first itself.
 *
 * @throws OcError when the backend is not there
 */
export const adjustWeight = (backends: readonly RouteTarget[], change: WeightChange): RouteTarget[] => {
  const [first, second] = backends;
  if (!first) throw new OcError('no backends can be adjusted');
  const index = backends.findIndex(({ name }) => name === change.name);
  if (index < 0)
    throw new OcError(
      `backend ${JSON.stringify(change.name)} is not in the list of backends (${backends.map(({ name }) => name).join(', ')})`,
    );
  const chosen = backends[index] as RouteTarget;
  if (!second) {
    if (change.relative) throw new OcError('cannot adjust a single backend by relative weight');
    return [{ ...first, weight: change.value }];
  }
  if (change.percentage) return rebalanced(backends, chosen, index === 0 ? second : first, change);
  const weight = change.relative ? Math.max(0, (chosen.weight ?? 100) + change.value) : change.value;
  return backends.with(index, { ...chosen, weight });
};

/**
 * The weights afterwards are parts of a hundred; those above the greatest that a route may have are scaled to 200. Every
 * step is rounded to single precision, as in the real command: a tenth less than all is 90, not 89.
 */
const rebalanced = (
  backends: readonly RouteTarget[],
  chosen: RouteTarget,
  other: RouteTarget,
  { value, relative }: WeightChange,
): RouteTarget[] => {
  const [weight, otherWeight] = [chosen.weight ?? 100, other.weight ?? 0];
  const previous = weight + otherWeight;
  const current = previous === 0 ? 0 : fround(weight / previous);
  const target = Math.min(1, Math.max(0, fround(fround(value / 100) + (relative ? current : 0))));
  const moved = backends.map((backend) => {
    if (backend === chosen) return { ...backend, weight: hundredths(target) };
    if (backend === other) return { ...backend, weight: hundredths(fround(1 - target)) };
    if (previous === 0 || typeof backend.weight !== 'number') return backend;
    return { ...backend, weight: Math.trunc((backend.weight * 100) / previous) };
  });
  const greatest = Math.max(...moved.map((backend) => backend.weight ?? 0));
  if (greatest <= 256) return moved;
  return moved.map((backend) =>
    backend.weight ? { ...backend, weight: Math.max(1, Math.trunc((200 * backend.weight) / greatest)) } : backend,
  );
};

const { fround } = Math;

const hundredths = (share: number): number => Math.trunc(fround(share * 100));
