import { DistributionError } from './distribution-error.ts';

/** Where a registry tells another one which requests led to the one that it sends, in lower case as Node.js reads it. */
export const traceHeader = 'x-registry-request-url';

/**
 * The header that goes along with a request. Streams may lead from one registry to the next and, under another name, back to the
 * first, which would then ask itself for ever.
 *
 * @param trace the URLs of the requests that led to this one
 * @throws {DistributionError} of kind `loop` when this one is among them
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/requesttrace/requesttrace.go
 */
export const traceHeaders = (url: string, trace: readonly string[]): Record<string, string> => {
  if (trace.includes(url))
    throw new DistributionError(`Request to "${url}" is denied because a loop is detected`, { kind: 'loop' });
  return { [traceHeader]: [...trace, url].join(', ') };
};

/** The URLs in such a header. */
export const parseTrace = (header: string | undefined): string[] => (header ? header.split(', ') : []);
