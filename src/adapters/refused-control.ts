import { UnsupportedError } from '../errors/unsupported-error.ts';
import type { Capability } from '../ports/capabilities.ts';
import type { UpstreamRegistry } from '../ports/registry.ts';
import type { UpstreamControl } from '../ports/upstream-control.ts';

/**
 * What can be done to a registry that does not belong to the run: nothing. Those who own one replace what they can do.
 *
 * @param why `docker.io is only read`
 */
export const refusedControl = (why: string): UpstreamControl & Pick<UpstreamRegistry, 'requests'> => {
  const refuse = (capability: Capability, what: string) => (): Promise<never> =>
    Promise.reject(new UnsupportedError(`needs:${capability}: ${what} takes another registry; ${why}`));
  const refuseFault = (what: string) => refuse('upstream-faults', what);
  return {
    requests: refuse('upstream-journal', 'reading its log'),
    stop: refuse('upstream-control', 'stopping it'),
    start: refuse('upstream-control', 'starting it'),
    suffer: refuseFault('breaking it'),
    keepUntagged: refuseFault('telling it what to keep'),
    limitPulls: refuseFault('limiting pulls'),
    demandCredentials: refuseFault('demanding credentials'),
    loseTrust: refuseFault('changing its certificate'),
    speakPlainly: refuseFault('serving without TLS'),
  };
};
