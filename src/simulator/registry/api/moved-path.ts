import { posix } from 'node:path';
import { parseRoute } from './route.ts';

/** Where a path leads that is none of the API. */
export interface MovedPath {
  readonly path: string;
  /** Whether the answer says so in a page of its own, besides the header. */
  readonly hasPage: boolean;
}

/**
 * Where a registry sends those who wrote a path of the API in another way: with superfluous slashes and dots, or with a slash at the
 * end that is not there, or without the one that is; `undefined` when it is no path of the API either way.
 *
 * @see https://github.com/gorilla/mux/blob/v1.8.0/mux.go
 */
export const movedPath = (path: string): MovedPath | undefined => {
  if (!path.startsWith('/')) return undefined;
  const clean = posix.normalize(path);
  if (clean !== path) return { path: clean, hasPage: false };
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  return parseRoute(other) === undefined ? undefined : { path: other, hasPage: true };
};
