import { mediaType } from '../../../image/media-type.ts';
import type { Exchange } from '../http/exchange.ts';
import { RegistryError } from '../http/registry-error.ts';
import { checkDigest } from './blob-handlers.ts';
import type { PageLimits } from './registry-app.ts';
import type { Repository } from './repository.ts';

/** `GET /v2/<name>/tags/list?n=&last=` */
export const listTags = async (exchange: Exchange, repository: Repository): Promise<void> => {
  const page = paginate(exchange, await repository.tags());
  exchange.json(200, { name: repository.name, tags: page.items }, page.headers);
};

/** `GET /v2/_catalog?n=&last=` */
export const listRepositories = (exchange: Exchange, names: readonly string[], limits?: PageLimits): void => {
  const page = paginate(exchange, names, limits);
  exchange.json(200, { repositories: page.items }, page.headers);
};

/** `GET /v2/<name>/referrers/<digest>?artifactType=`: an index of what refers to a manifest, also to one that does not exist. */
export const listReferrers = async (exchange: Exchange, repository: Repository, digest: string): Promise<void> => {
  const wanted = exchange.query.get('artifactType');
  const all = (await repository.referrers?.(checkDigest(digest))) ?? [];
  const manifests = wanted ? all.filter((entry) => entry.artifactType === wanted) : all;
  exchange.send(
    200,
    { 'Content-Type': mediaType.ociIndex, 'OCI-Filters-Applied': wanted ? 'artifactType' : undefined },
    JSON.stringify({ schemaVersion: 2, mediaType: mediaType.ociIndex, manifests }),
  );
};

const paginate = (
  exchange: Exchange,
  all: readonly string[],
  limits?: PageLimits,
): { items: readonly string[]; headers: Record<string, string> } => {
  const last = exchange.query.get('last') ?? '';
  const rest = last ? all.filter((item) => item > last) : all;
  const text = exchange.query.get('n') ?? '';
  if (!/^\d*$/.test(text)) throw new RegistryError('PAGINATION_NUMBER_INVALID', { detail: { n: text } });
  const count = text === '' ? limits?.usual : Number(text);
  if (count === undefined) return { items: rest, headers: {} };
  if (limits && count > limits.most) throw new RegistryError('PAGINATION_NUMBER_INVALID', { detail: { n: count } });
  const items = rest.slice(0, count);
  const isLast = limits ? rest.length < count : rest.length <= count;
  if (count === 0 || isLast) return { items, headers: {} };
  const next = `${exchange.rawPath}?last=${encodeURIComponent(items.at(-1) ?? '')}&n=${count}`;
  return { items, headers: { Link: `<${next}>; rel="next"` } };
};
