import { isNamedRepository } from '../../../image/reference.ts';

/** A path of the distribution API, taken apart. */
export type Route =
  | { readonly kind: 'base' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'tags'; readonly name: string }
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: string }
  | { readonly kind: 'blob'; readonly name: string; readonly digest: string }
  | { readonly kind: 'uploads'; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly id: string }
  | { readonly kind: 'referrers'; readonly name: string; readonly digest: string };

/**
 * Finds out what a path asks for; `undefined` when it is no path of the API.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints
 */
export const parseRoute = (path: string): Route | undefined => {
  if (path === '/v2/') return { kind: 'base' };
  if (path === '/v2/_catalog') return { kind: 'catalog' };
  for (const [pattern, make] of patterns) {
    const [, name = '', rest = ''] = pattern.exec(path) ?? [];
    if (isNamedRepository(name)) return make(name, rest);
  }
  return undefined;
};

/** What looks like a digest; whether it is one is for those to say who need it. */
const digest = '[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\\w=-]+';

const patterns: readonly [RegExp, (name: string, rest: string) => Route][] = [
  [/^\/v2\/(.+)\/tags\/list$/, (name) => ({ kind: 'tags', name })],
  [/^\/v2\/(.+)\/blobs\/uploads\/?$/, (name) => ({ kind: 'uploads', name })],
  [/^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/, (name, id) => ({ kind: 'upload', name, id })],
  [
    new RegExp(`^/v2/(.+)/manifests/(\\w[\\w.-]{0,127}|${digest})$`),
    (name, reference) => ({ kind: 'manifest', name, reference }),
  ],
  [new RegExp(`^/v2/(.+)/blobs/(${digest})$`), (name, found) => ({ kind: 'blob', name, digest: found })],
  [/^\/v2\/(.+)\/referrers\/([^/]+)$/, (name, digest) => ({ kind: 'referrers', name, digest })],
];
