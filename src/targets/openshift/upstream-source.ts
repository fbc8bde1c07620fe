import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { UpstreamRegistry } from '../../ports/registry.ts';
import type { PushedImages } from './pushed-images.ts';

/** What the registries outside need to know of the experiment that uses them. */
export interface UpstreamUser {
  /** Unique for the experiment: `sp-k3x9-1`. */
  readonly prefix: string;
  readonly clock: ExperimentClock;
  readonly pushed: PushedImages;
}

/** Where the world outside of a cluster is played: what `--upstream` names. */
export interface UpstreamSource extends AsyncDisposable {
  /**
   * Where the content of a registry is for an experiment: that of `docker.io` in
   * `registry.example.com/team/sp-k3x9-1/docker.io`; undefined when it is really there.
   */
  place(registry: string, prefix: string): string | undefined;
  /** @throws UnsupportedError when there is no such registry */
  open(registry: string, user: UpstreamUser): UpstreamRegistry;
  /** Ends what an experiment has done to the registries. */
  recover(): Promise<void>;
}

/** No `--upstream`: there is no world outside. */
export const noUpstream: UpstreamSource = {
  place: () => undefined,
  open: (registry) => {
    throw new UnsupportedError(`needs:upstream-push: no --upstream was named in which ${registry} could be played`);
  },
  recover: async () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};
