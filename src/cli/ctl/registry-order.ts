import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { RegistryOrder } from '../../targets/control/control-routes.ts';
import { nearest } from '../nearest.ts';
import { parseDuration } from './duration.ts';

/**
 * Reads what is to be done to a registry: `stop`, `status 503`, `slow 2s`.
 *
 * @throws ConfigurationError naming what is expected
 */
export const parseRegistryOrder = (action: string, value: string | undefined): RegistryOrder => {
  const parse = orders[action];
  if (parse !== undefined) return parse(value);
  const alike = nearest(action, Object.keys(orders));
  throw new ConfigurationError(`A registry cannot "${action}".`, {
    hint: alike === undefined ? Object.keys(orders).concat('journal').join(', ') : `did you mean ${alike}?`,
  });
};

const orders: Readonly<Record<string, (value: string | undefined) => RegistryOrder>> = {
  start: () => ({ order: 'start' }),
  stop: () => ({ order: 'stop' }),
  status: (value) => ({ order: 'suffer', trouble: { kind: 'status', status: parseStatus(value) } }),
  slow: (value) => ({ order: 'suffer', trouble: { kind: 'slow', delay: parseDuration(value ?? '') } }),
  break: () => ({ order: 'suffer', trouble: { kind: 'broken-connections' } }),
  hang: () => ({ order: 'suffer', trouble: { kind: 'hangs' } }),
  corrupt: () => ({ order: 'suffer', trouble: { kind: 'corrupt-blobs' } }),
  'rate-limit': (value) => ({ order: 'limit', limit: parseLimit(value) }),
  keep: (value) => ({ order: 'keep', duration: parseRetention(value) }),
};

const parseStatus = (value = ''): number => {
  const status = Number(value);
  if (Number.isInteger(status) && status >= 400 && status <= 599) return status;
  throw new ConfigurationError(`"${value}" is no status of a failure.`, {
    hint: 'write 401, 403, 404, 429, 500 or 503',
  });
};

const parseLimit = (value = ''): 'docker-hub' | 'quay' | null => {
  if (value === 'docker-hub' || value === 'quay') return value;
  if (value === 'off') return null;
  throw new ConfigurationError(`There is no limit "${value}".`, { hint: 'write docker-hub, quay or off' });
};

const parseRetention = (value = ''): number | null => {
  if (value === 'forever') return null;
  return value === 'nothing' ? 0 : parseDuration(value);
};
