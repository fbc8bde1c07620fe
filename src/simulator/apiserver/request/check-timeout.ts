import { durationProblem, parseDuration } from '../../../resources/values/parse-duration.ts';
import { badRequest } from '../../apimachinery/status-error.ts';

/**
 * Looks at the `timeout` of a request's query.
 *
 * @returns how long the client waits, in milliseconds; `undefined` when it does not say
 * @throws StatusError 400 when it is no length of time
 */
export const checkTimeout = (query: URLSearchParams): number | undefined => {
  const text = query.get('timeout');
  if (!text) return undefined;
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined)
    throw badRequest(`invalid timeout specified in the request URL - ${durationProblem(text)}`);
  return milliseconds > 0 ? milliseconds : undefined;
};
