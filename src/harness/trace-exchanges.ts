import type { Exchange } from '../evidence/exchange.ts';
import { type AskedRegistry, askersOf, digestIn, importer, pullThrough, soon } from './askers.ts';
import { type CredentialsOwner, credentialsOrigin } from './credentials-origin.ts';
import type { ImagePull } from './image-pulls.ts';

/** What the cluster tells of those who may have asked. */
export interface ObservedCluster {
  readonly pulls: readonly ImagePull[];
  /** Whether builds ran. */
  readonly builds: boolean;
  readonly owners: readonly CredentialsOwner[];
}

/**
 * Puts the access logs of registries together, in the order of time: who asked, whether the internal registry had to ask further
 * out, and where the credentials came from. What happened in the same millisecond goes by cause: imports first, and what the
 * internal registry asks of others after what made it ask.
 */
export const traceExchanges = (registries: readonly AskedRegistry[], cluster: ObservedCluster): readonly Exchange[] => {
  const inside = registries.filter(({ isInternal }) => isInternal);
  const asked = timesByDigest(inside);
  const fetched = timesByDigest(registries.filter(({ isInternal }) => !isInternal));
  const isAlone = registries.every(({ isInternal, requests }) => isInternal || requests.length === 0);
  const reasons = reasonsOf(inside);
  return registries
    .flatMap((registry) => {
      const { host, isInternal, requests } = registry;
      const askers = askersOf(registry, cluster, (digest, at) => isAny(asked, digest, at - soon, at));
      const causes = causesOf(registry, askers, reasons);
      return requests.map((request, index) => {
        const { user, ...told } = request;
        const { at } = request;
        const digest = digestIn(request);
        const isServed = isInternal && request.method === 'GET' && request.status === 200 && digest !== undefined;
        const exchange: Exchange = {
          ...told,
          at: new Date(at).toISOString(),
          to: host,
          ...defined('from', askers[index]),
          ...defined('cached', isServed && !isAlone ? !isAny(fetched, digest, at, at + soon) : undefined),
          ...defined('credentials', credentialsOrigin(host, user, cluster.owners)),
        };
        return { exchange, at, cause: causes[index]! };
      });
    })
    .toSorted((one, other) => one.at - other.at || one.cause - other.cause)
    .map(({ exchange }) => exchange);
};

const defined = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: V });

/** Behind everything that the internal registry was asked. */
const last = Number.MAX_SAFE_INTEGER;

/** The positions of the requests that the internal registry got for a digest, with their times. */
type Reasons = ReadonlyMap<string, readonly { readonly at: number; readonly position: number }[]>;

const reasonsOf = (inside: readonly AskedRegistry[]): Reasons =>
  Map.groupBy(
    inside.flatMap(({ requests }) =>
      requests.map((request, position) => ({ at: request.at, position, digest: digestIn(request) ?? '' })),
    ),
    ({ digest }) => digest,
  );

/** Where each request stands among those of its millisecond; a request for nothing in particular stands before the next one. */
const causesOf = (
  { isInternal, requests }: AskedRegistry,
  askers: readonly (string | undefined)[],
  reasons: Reasons,
): readonly number[] => {
  if (isInternal) return requests.map((_, position) => position);
  let next = last;
  return requests
    .toReversed()
    .map((request, reversed) => {
      const asker = askers[requests.length - 1 - reversed];
      if (asker === importer) return -1;
      if (asker !== pullThrough) return last;
      const digest = digestIn(request);
      const known = digest === undefined ? undefined : reasons.get(digest)?.findLast(({ at }) => at <= request.at);
      if (known !== undefined) next = known.position + 0.5;
      return next;
    })
    .toReversed();
};

/** When registries were asked for content, by its digest. */
type TimesByDigest = ReadonlyMap<string, readonly number[]>;

const timesByDigest = (registries: readonly AskedRegistry[]): TimesByDigest => {
  const times = new Map<string, number[]>();
  for (const request of registries.flatMap(({ requests }) => requests)) {
    const digest = digestIn(request);
    if (digest === undefined) continue;
    const known = times.get(digest);
    if (known === undefined) times.set(digest, [request.at]);
    else known.push(request.at);
  }
  return times;
};

/** Whether a digest was asked for between two moments. */
const isAny = (times: TimesByDigest, digest: string | undefined, first: number, last: number): boolean =>
  digest !== undefined && (times.get(digest) ?? []).some((at) => at >= first && at <= last);
