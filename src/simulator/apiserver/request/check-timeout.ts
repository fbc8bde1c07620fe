import { badRequest } from '../../apimachinery/status-error.ts';

/** A length of time as Go reads it. */
const DURATION = /^[-+]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;

/**
 * Looks at the `timeout` of a request's query. No request takes so long here that it would end before its time.
 *
 * @throws StatusError 400 when it is no length of time
 */
export const checkTimeout = (query: URLSearchParams): void => {
  const text = query.get('timeout');
  if (!text || DURATION.test(text) || /^[-+]?0$/.test(text)) return;
  throw badRequest(`invalid timeout specified in the request URL - time: ${problemOf(text)}`);
};

const problemOf = (text: string): string => {
  const quoted = JSON.stringify(text);
  const [, unit] = /^[-+]?(?:[\d.]*\d[\d.]*(?:ns|us|µs|μs|ms|s|m|h))*[\d.]*\d[\d.]*([^\d.]*)/.exec(text) ?? [];
  if (unit === undefined) return `invalid duration ${quoted}`;
  return unit === ''
    ? `missing unit in duration ${quoted}`
    : `unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
};
