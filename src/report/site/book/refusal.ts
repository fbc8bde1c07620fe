import type { PlacedExchange } from './exchanges.ts';

/** Whether a request is no more than a knock at the door of a registry, where clients learn how to ask. */
export const isKnock = ({ path }: PlacedExchange): boolean => /^\/v2\/?$/.test(path);

/**
 * The requests that registries refused. A challenge at the door is answered by asking again with credentials, and who pushes asks
 * first what is there already: neither is a refusal. Who is challenged and does not come back was refused.
 */
export const refusedAmong = (exchanges: readonly PlacedExchange[]): ReadonlySet<PlacedExchange> => {
  const asker = ({ from, userAgent, to }: PlacedExchange): string => `${from ?? userAgent} ${to}`;
  const last = new Map(exchanges.map((exchange) => [asker(exchange), exchange]));
  return new Set(
    exchanges.filter((exchange) => {
      const { status, method, path } = exchange;
      if (status > 0 && status < 400) return false;
      if (status === 401 && isKnock(exchange)) return last.get(asker(exchange)) === exchange;
      return !(status === 404 && method === 'HEAD' && path.includes('/blobs/'));
    }),
  );
};
