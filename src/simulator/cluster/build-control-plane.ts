import { podKind } from '../../resources/kinds/kinds.ts';
import { buildStorages } from '../apis/build/build-storages.ts';
import type { Foundation } from './foundation.ts';

/** Fills the catalog with builds and their configurations. */
export const serveBuilds = (
  { machinery, catalog, client, clock, owners }: Foundation,
  uploads: Map<string, Buffer>,
): void => {
  const waitAtMost = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    const deadline = clock.now() + milliseconds;
    if (!clock.virtual) {
      await new Promise<void>((resolve) => {
        const timer = clock.after(milliseconds, resolve);
        signal.addEventListener('abort', () => {
          timer.cancel();
          resolve();
        });
      });
      return;
    }
    for (await clock.settled(); !signal.aborted && clock.now() < deadline; await clock.settled())
      await clock.advance(Math.min(clock.nextDue() ?? deadline, deadline) - clock.now());
  };
  const podLog = () => catalog.find(podKind)?.subresources?.['log']?.connect;
  catalog.add(
    ...buildStorages(machinery, { client, owner: owners.of('openshift-apiserver'), uploads, podLog, waitAtMost }),
  );
};
