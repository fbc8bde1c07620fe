import { badRequest } from '../../apimachinery/status-error.ts';

/** A length of time as Go reads it. */
const DURATION = /^[-+]?((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;

/**
 * Looks at the `timeout` of a request's query.
 *
 * @returns how long the client waits, in milliseconds; `undefined` when it does not say
 * @throws StatusError 400 when it is no length of time
 */
export const checkTimeout = (query: URLSearchParams): number | undefined => {
  const text = query.get('timeout');
  if (!text || /^[-+]?0$/.test(text)) return undefined;
  if (DURATION.test(text)) return milliseconds(text);
  throw badRequest(`invalid timeout specified in the request URL - time: ${problemOf(text)}`);
};

const milliseconds = (text: string): number | undefined => {
  const parts = [...text.matchAll(/([\d.]+)([a-zµμ]+)/g)];
  const total = parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0), 0);
  return total > 0 && !text.startsWith('-') ? total : undefined;
};

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
};

const problemOf = (text: string): string => {
  const quoted = JSON.stringify(text);
  const [, unit] = /^[-+]?(?:[\d.]*\d[\d.]*(?:ns|us|µs|μs|ms|s|m|h))*[\d.]*\d[\d.]*([^\d.]*)/.exec(text) ?? [];
  if (unit === undefined) return `invalid duration ${quoted}`;
  return unit === ''
    ? `missing unit in duration ${quoted}`
    : `unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
};
