import { UnsupportedError } from '../errors/unsupported-error.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import type { UpstreamControl } from '../ports/upstream-control.ts';

/**
 * What can be done to a registry that does not belong to the run: nothing.
 *
 * @param why `docker.io is only read`
 */
export const refusedControl = (why: string): UpstreamControl & Pick<UpstreamRegistry, 'requests'> => {
  const refuse = (what: string) => (): Promise<never> =>
    Promise.reject(
      new UnsupportedError(`needs:upstream-control: ${what} takes a registry that belongs to the run; ${why}`),
    );
  return {
    requests: refuse('reading its log'),
    stop: refuse('stopping it'),
    start: refuse('starting it'),
    suffer: refuse('breaking it'),
    keepUntagged: refuse('telling it what to keep'),
    limitPulls: refuse('limiting pulls'),
    demandCredentials: refuse('demanding credentials'),
    loseTrust: refuse('changing its certificate'),
    speakPlainly: refuse('serving without TLS'),
  };
};
