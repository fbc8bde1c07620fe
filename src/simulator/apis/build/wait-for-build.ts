import type { Build } from '../../../resources/builds/build.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import type { BuildApi } from './build-api.ts';

/**
 * Waits until a build has left the phases New and Pending.
 *
 * @returns the build as it then was, `undefined` when that took too long
 * @throws StatusError 404 when it was deleted meanwhile
 */
export const waitForRunningBuild = async (
  { builds, machinery, options }: BuildApi,
  namespace: string | undefined,
  name: string,
  milliseconds: number,
): Promise<Build | undefined> => {
  const started = new AbortController();
  let seen: Build | undefined;
  const look = (build: Build | undefined): void => {
    if (seen !== undefined || build === undefined || ['New', 'Pending'].includes(build.status?.phase ?? 'New')) return;
    seen = build;
    started.abort();
  };
  let deleted = false;
  const stop = machinery.store.watch(builds.resource, undefined, ({ type, object }) => {
    if (object.metadata.name !== name || object.metadata.namespace !== namespace) return;
    deleted ||= type === 'DELETED';
    if (deleted) started.abort();
    else look(object as Build);
  });
  try {
    look(builds.peek(namespace, name));
    if (seen === undefined) await options.waitAtMost(milliseconds, started.signal);
  } finally {
    stop?.();
  }
  if (seen === undefined && deleted) throw notFound(builds.kind, name);
  return seen;
};
