import { systemClock } from '../../adapters/system-clock.ts';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { watchedCollections } from './watched-collections.ts';

/** A watch that ended is begun again after so many milliseconds. */
const pause = 1_000;

/** Changes that come together are one. */
const together = 100;

/** The clock of this machine, on which waiting ends when something happens in the projects of an experiment. */
export interface WatchingClock extends ExperimentClock, Disposable {
  untilChange(atMost: number): Promise<void>;
}

interface Watched {
  type: string;
  object: { metadata?: { resourceVersion?: string } };
}

/**
 * Follows the objects of an experiment's projects, with one watch a kind and project, from the moment on when something is
 * first waited for.
 *
 * @param projects the real names, as they are now
 * @param patience how many times the usual time things may take
 */
export const watchingClock = (api: KubeApi, projects: () => readonly string[], patience = 1): WatchingClock => {
  const abort = new AbortController();
  const followed = new Set<string>();
  let changed = Promise.withResolvers<void>();
  const follow = (path: string): void => {
    if (followed.has(path)) return;
    followed.add(path);
    void keepWatching(api, path, abort.signal, () => changed.resolve());
  };
  return {
    ...systemClock,
    patience,
    untilChange: async (atMost) => {
      for (const project of projects()) for (const path of watchedCollections(project)) follow(path);
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = systemClock.after(atMost, resolve);
      await Promise.race([promise, changed.promise]);
      timer.cancel();
      await systemClock.advance(Math.min(together, atMost));
      changed = Promise.withResolvers();
    },
    [Symbol.dispose]: () => abort.abort(),
  };
};

const keepWatching = async (api: KubeApi, path: string, signal: AbortSignal, onChange: () => void): Promise<void> => {
  let resourceVersion: string | undefined;
  while (!signal.aborted) {
    try {
      const query = { allowWatchBookmarks: true, ...(resourceVersion === undefined ? {} : { resourceVersion }) };
      for await (const { type, object } of api.watch<Watched['object']>({ method: 'GET', path, query }, signal)) {
        resourceVersion = type === 'ERROR' ? undefined : object.metadata?.resourceVersion;
        if (type !== 'BOOKMARK') onChange();
      }
    } catch (error) {
      if (error instanceof ApiStatusError && [401, 403, 404].includes(error.status.code ?? 0)) return;
      if (error instanceof ApiStatusError) resourceVersion = undefined;
    }
    if (!signal.aborted) await systemClock.advance(pause);
  }
};
