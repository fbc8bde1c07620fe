import { apiHost } from '../../../distribution/dial.ts';
import { DistributionError, type RegistryErrorEntry } from '../../../distribution/distribution-error.ts';
import { usualMessages } from '../../../distribution/usual-messages.ts';

/** A pull failed. The message is worded as CRI-O words it. */
export class PullError extends Error {
  /** Whether nobody listens at the registry's address. */
  readonly unavailable: boolean;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.unavailable = isRefused(cause);
  }
}

/**
 * The words of containers/image for a failed request: pings and networks say where they failed, answers of a registry
 * are told with what was asked for.
 *
 * @param request `reading manifest v1 in quay.io/org/app`
 */
export const pullError = (
  error: unknown,
  { registry, context = '', request }: { registry: string; context?: string; request: string },
): PullError => new PullError(`${context}${describe(error, registry, request)}`, error);

const describe = (error: unknown, registry: string, request: string): string => {
  if (!(error instanceof DistributionError)) return `${request}: ${(error as Error).message}`;
  if (error.phase === 'ping')
    return `pinging container registry ${apiHost(registry)}: ${error.kind === 'status' ? statusText(error) : error.message}`;
  if (error.phase === 'token') return error.kind === 'status' ? tokenText(error) : ownText(error);
  return error.kind === 'status' ? `${request}: ${answerText(error)}` : error.message;
};

const statusText = ({ status, message }: DistributionError): string =>
  status === undefined ? message : `invalid status code from registry ${status} (${STATUS[status] ?? ''})`;

const tokenText = (error: DistributionError): string =>
  error.status === 401
    ? `unable to retrieve auth token: invalid username/password: ${answerText(error)}`
    : `Requesting bearer token: ${statusText(error)}`;

/** What a registry said: its message; with the code when the message is not the usual one of the code. */
const answerText = (error: DistributionError): string => {
  const [entry] = error.errors;
  if (entry !== undefined) return entryText(entry);
  if (error.status === 429) return 'too many requests to registry';
  if ((error.status ?? 0) >= 500) return error.message;
  const body = /: ("(?:[^"\\]|\\.)*")$/s.exec(error.message)?.[1];
  return body === undefined
    ? error.message
    : `StatusCode: ${error.status}, ${JSON.stringify(shortened(JSON.parse(body) as string))}`;
};

const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}...` : text);

/** A code that clients do not know counts as `UNKNOWN`. */
const entryText = ({ code: sent, message, detail }: RegistryErrorEntry): string => {
  const code = sent in usualMessages ? sent : 'UNKNOWN';
  const codeText = code.toLowerCase().replaceAll('_', ' ');
  if (message !== usualMessages[code] && message !== codeText) return `${codeText}: ${message}`;
  return detail === undefined || detail === null ? codeText : message;
};

const STATUS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const isRefused = (error: unknown): boolean =>
  error instanceof Error && ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED' || isRefused(error.cause));

/** What went wrong with the token, without the request that it was for. */
const ownText = ({ cause, message }: DistributionError): string =>
  cause instanceof DistributionError ? cause.message : message;
