import { jsonSyntaxError } from '../image/json-syntax-error.ts';
import { parseChallenges } from './challenge.ts';
import { DistributionError, type DistributionPhase, type RegistryErrorEntry } from './distribution-error.ts';
import { usualMessages } from './usual-messages.ts';

/** The parts of an HTTP answer that tell why a request failed. */
export interface FailedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/**
 * Turns an error answer into an error worded as the Go registry clients do: the OAuth error of a bearer challenge comes before the
 * errors of the body; a body without errors is quoted; a server error is named by its status alone.
 */
export const errorFromResponse = (
  response: FailedResponse,
  phase: DistributionPhase = 'request',
): DistributionError => {
  const entries = response.status < 500 ? [...challengeErrors(response), ...bodyErrors(response)] : [];
  const retryAfter = response.headers['retry-after'];
  return new DistributionError(message(response, entries), {
    kind: 'status',
    phase,
    status: response.status,
    errors: entries,
    ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
  });
};

/** `toomanyrequests: You have reached your limit`; several entries make a list. */
const formatEntries = (entries: readonly RegistryErrorEntry[]): string => {
  const texts = entries.map(entryText);
  return texts.length === 1 ? (texts[0] as string) : `errors:\n${texts.join('\n')}\n`;
};

/** A code that clients do not know counts as unknown; without detail the usual message of a code is not repeated. */
const entryText = ({ code: sent, message: text, detail }: RegistryErrorEntry): string => {
  const code = sent in usualMessages ? sent : 'UNKNOWN';
  const name = code.toLowerCase().replaceAll('_', ' ');
  const isUsual = (text === '' || text === usualMessages[code]) && (detail === undefined || detail === null);
  return isUsual ? name : `${name}: ${text}`;
};

const message = (response: FailedResponse, entries: readonly RegistryErrorEntry[]): string => {
  if (entries.length > 0) return formatEntries(entries);
  if (response.status >= 500) return `received unexpected HTTP status: ${response.status} ${response.statusText}`;
  return `error parsing HTTP ${response.status} response body: ${unreadable(response.body)}: ${JSON.stringify(response.body)}`;
};

const challengeErrors = ({ headers }: FailedResponse): RegistryErrorEntry[] => {
  const header = headers['www-authenticate'];
  const bearer = parseChallenges(Array.isArray(header) ? header.join(', ') : header).find(
    (challenge) => challenge.scheme === 'bearer',
  );
  const description = bearer?.parameters['error_description'];
  switch (bearer?.parameters['error']) {
    case 'invalid_token':
      return [{ code: 'UNAUTHORIZED', message: description ?? 'authentication required', detail: {} }];
    case 'insufficient_scope':
      return [{ code: 'DENIED', message: description ?? 'requested access to the resource is denied', detail: {} }];
    default:
      return [];
  }
};

const bodyErrors = (response: FailedResponse): RegistryErrorEntry[] => {
  const document = parse(response.body) as { details?: unknown; errors?: unknown } | undefined;
  if (typeof document?.details === 'string' && document.details)
    return [{ code: codeFor(response.status), message: document.details, detail: {} }];
  const entries = Array.isArray(document?.errors)
    ? (document.errors as Partial<RegistryErrorEntry>[]).filter((entry) => typeof entry?.code === 'string')
    : [];
  if (entries.length === 0 && response.status === 401)
    return [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: {} }];
  return entries.map(({ code = '', message: text, detail }) => ({
    code,
    message: text ?? '',
    ...(detail === undefined ? {} : { detail }),
  }));
};

const codeFor = (status: number): string =>
  status === 401 ? 'UNAUTHORIZED' : status === 403 ? 'DENIED' : status === 429 ? 'TOOMANYREQUESTS' : 'UNKNOWN';

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const unreadable = (body: string): string => jsonSyntaxError(body) ?? 'no error details found in HTTP response body';
