import { timeError } from '../../../resources/validation/time-error.ts';
import type { Reading } from './reading.ts';

const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const USUAL_MICRO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** The layout by which Go reads times with fractions, and what of it stands where the fraction does. */
const LAYOUT = '2006-01-02T15:04:05Z07:00';
const MICRO_LAYOUT = '2006-01-02T15:04:05.000000Z07:00';
const SECONDS_END = 19;

/** A time, as the server writes it: in whole seconds of UTC. @throws StatusError for what is none */
export const readTime = (value: string, reading: Reading): string => {
  if (USUAL.test(value)) return checkedTime(value, reading);
  return `${secondsOf(checkedTime(value, reading))}Z`;
};

/** A time with exactly six digits of a fraction. @throws StatusError for what is none */
export const readMicroTime = (value: string, reading: Reading): string => {
  const problem = timeError(value);
  if (problem !== undefined) throw reading.refusal(problem.replace(LAYOUT, MICRO_LAYOUT));
  if (USUAL_MICRO.test(value)) return value;
  const rest = value.slice(SECONDS_END);
  const [fraction] = /^\.\d{6}/.exec(rest) ?? [];
  const isLonger = fraction !== undefined && /^\.\d{7}/.test(rest);
  if (fraction === undefined || isLonger) {
    const [left, wanted] = isLonger ? [rest.slice(fraction?.length), 'Z07:00'] : [rest, '.000000'];
    throw reading.refusal(
      `parsing time ${JSON.stringify(value)} as "${MICRO_LAYOUT}": cannot parse ${JSON.stringify(left)} as "${wanted}"`,
    );
  }
  return `${secondsOf(value)}${fraction}Z`;
};

/** A time of custom resources, which is kept as it is written. @throws StatusError for what is none */
export const checkedTime = (value: string, reading: Reading): string => {
  const problem = timeError(value);
  if (problem !== undefined) throw reading.refusal(problem);
  return value;
};

const secondsOf = (value: string): string => {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? value.replace(/(\.\d+)?Z$/, '') : time.toISOString().slice(0, SECONDS_END);
};
