import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import type { DialTarget } from './dial.ts';
import { DistributionError, type DistributionErrorKind, type DistributionPhase } from './distribution-error.ts';

/** The request that failed, for the error text. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly target: DialTarget;
  readonly phase: DistributionPhase;
}

/** Words a failure below HTTP as Go's `net/http` does: `Get "https://quay.io/v2/": dial tcp …: connect: connection refused`. */
export const networkError = (error: unknown, request: FailedRequest): DistributionError => {
  const [kind, text] = describe(error as NodeJS.ErrnoException, request);
  return new DistributionError(`${quotedRequest(request)}: ${text}`, { kind, phase: request.phase, cause: error });
};

/** A host that the dial map does not know. */
export const unresolvedHost = (request: Omit<FailedRequest, 'target'>): DistributionError =>
  new DistributionError(
    `${quotedRequest(request)}: dial tcp: lookup ${request.host.replace(/:\d+$/, '')} on ${nameServer}: no such host`,
    {
      kind: 'unresolved',
      phase: request.phase,
    },
  );

/** Where the name server of a cluster is whose services have addresses from 10.3.0.0/16. */
const nameServer = '10.3.0.10:53';

/** `Get "https://quay.io/v2/"` */
export const quotedRequest = ({ method, url }: Pick<FailedRequest, 'method' | 'url'>): string =>
  `${method[0]}${method.slice(1).toLowerCase()} "${url}"`;

const describe = (error: NodeJS.ErrnoException, { target, phase }: FailedRequest): [DistributionErrorKind, string] => {
  const code = error.code ?? '';
  const address = target.shownAs ?? `${target.address}:${target.port}`;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return ['aborted', aborted(error, phase)];
  if (code === 'ENOTFOUND') return ['unresolved', `dial tcp: lookup ${target.address}${resolver()}: no such host`];
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return ['tls', wrongName(error)];
  if (code === 'CERT_HAS_EXPIRED') return ['tls', `${verification} x509: certificate has expired or is not yet valid`];
  if (unknownAuthority.has(code)) return ['tls', `${verification} x509: certificate signed by unknown authority`];
  if (/wrong version number|packet length too long|http request/i.test(error.message))
    return ['plain-http', 'http: server gave HTTP response to HTTPS client'];
  if (code.startsWith('ERR_SSL')) return ['tls', `remote error: tls: ${error.message}`];
  if (code === 'ECONNREFUSED') return ['unreachable', `dial tcp ${address}: connect: connection refused`];
  if (code === 'ETIMEDOUT') return ['unreachable', `dial tcp ${address}: i/o timeout`];
  if (code === 'EPIPE') return ['unreachable', `write tcp ${address}: write: broken pipe`];
  if (code === 'UND_ERR_SOCKET') return ['unreachable', 'EOF'];
  if (code === 'ECONNRESET') return ['unreachable', `read tcp ${address}: read: connection reset by peer`];
  return ['unreachable', error.message];
};

/** The name server that this machine asks, as Go names it. */
const resolver = (): string => {
  const [server] = getServers();
  if (server === undefined) return '';
  return isIP(server) === 6 ? ` on [${server}]:53` : ` on ${server}${isIP(server) === 4 ? ':53' : ''}`;
};

const verification = 'tls: failed to verify certificate:';

const unknownAuthority = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
]);

/** The first request has a time-out of its own, which the error names. */
const aborted = (error: Error, phase: DistributionPhase): string => {
  const reason = error.name === 'TimeoutError' ? error : (error.cause as Error | undefined);
  if (reason?.name !== 'TimeoutError') return 'context canceled';
  return `context deadline exceeded${phase === 'ping' ? ' (Client.Timeout exceeded while awaiting headers)' : ''}`;
};

const wrongName = (error: Error & { host?: string; cert?: { subjectaltname?: string } }): string => {
  const { host = '', cert } = error;
  const names = (cert?.subjectaltname ?? '').split(', ');
  const valid = (kind: string): string[] =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const isAddress = isIP(host) > 0;
  const known = valid(isAddress ? 'IP Address:' : 'DNS:');
  if (isAddress && known.length === 0)
    return `${verification} x509: cannot validate certificate for ${host} because it doesn't contain any IP SANs`;
  return `${verification} x509: certificate is valid for ${known.join(', ')}, not ${host}`;
};
