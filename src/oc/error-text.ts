import { ApiStatusError, type Status, type StatusCause } from '../errors/api-status-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';
import { OcErrors, PlainError } from './oc-error.ts';

/**
 * What `oc` prints on stderr for a failure, with its line end: the texts of kubectl's `CheckErr`.
 *
 * @see https://pkg.go.dev/k8s.io/kubectl/pkg/cmd/util#CheckErr
 */
export const errorText = (error: unknown): string => {
  if (error instanceof OcErrors) return error.errors.map((each) => `${aggregatedText(each)}\n`).join('');
  return withLineEnd(oneErrorText(error));
};

/** The same without the words that say where it comes from: how a failure reads inside another message. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One of several: nothing says that it is an error, unless the server did. */
const aggregatedText = (error: unknown): string =>
  error instanceof ApiStatusError ? statusText(error.status, error.message) : errorMessage(error);

const oneErrorText = (error: unknown): string => {
  if (error instanceof ApiStatusError) return statusText(error.status, error.message);
  if (error instanceof EnvironmentError) return unreachableText(error);
  const message = errorMessage(error);
  if (error instanceof Error && error.name === 'DistributionError') return requestText(message);
  if (error instanceof PlainError) return message;
  if (error instanceof ConfigurationError && error.hint !== undefined) return `error: ${message}\n  try  ${error.hint}`;
  return /^(error: |Error in configuration)/.test(message) ? message : `error: ${message}`;
};

/** A server that nobody listens for is told apart from one that cannot be understood. */
const unreachableText = ({ message }: EnvironmentError): string => {
  const [, server] = /\bhttps?:\/\/(\S+) cannot be reached: .*ECONNREFUSED/.exec(message) ?? [];
  return server === undefined
    ? `Unable to connect to the server: ${message}`
    : `The connection to the server ${server} was refused - did you specify the right host or port?`;
};

/** A request that got no answer at all: not its address counts, but what was wrong. */
const requestText = (message: string): string => {
  const [, host, reason] = /^\w+ "https?:\/\/([^/"]+)[^"]*": (.*)$/s.exec(message) ?? [];
  if (host === undefined) return `error: ${message}`;
  return reason?.endsWith('connection refused')
    ? `The connection to the server ${host} was refused - did you specify the right host or port?`
    : `Unable to connect to the server: ${reason}`;
};

const statusText = (status: Status, message: string): string => {
  if (status.reason === 'Invalid') return invalidText(status);
  if (status.reason === 'Unauthorized') return `error: You must be logged in to the server (${message})`;
  if (status.reason === undefined && status.code === 404)
    return 'Error from server (NotFound): the server could not find the requested resource';
  return status.reason ? `Error from server (${status.reason}): ${message}` : `Error from server: ${message}`;
};

const invalidText = ({ details, message }: Status): string => {
  if (!details) return message ? `The request is invalid: ${message}` : 'The request is invalid';
  const causes = uniqueTexts(details.causes ?? []);
  const named = details.kind || details.name;
  const head = named
    ? `The ${details.kind ?? ''} ${JSON.stringify(details.name ?? '')} is invalid`
    : 'The request is invalid';
  if (causes.length === 0) return named || !message ? head : `${head}: ${message}`;
  return causes.length === 1 ? `${head}: ${causes[0]}` : `${head}: \n${causes.map((cause) => `* ${cause}`).join('\n')}`;
};

const uniqueTexts = (causes: readonly StatusCause[]): string[] => [
  ...new Set(causes.map((cause) => `${cause.field ?? ''}: ${cause.message ?? ''}`)),
];

const withLineEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
