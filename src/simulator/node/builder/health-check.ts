import type { HealthCheck } from '../../../image/image-config.ts';
import { durationProblem, parseDuration } from '../../../resources/values/parse-duration.ts';
import { StepError } from './copy-files.ts';
import type { Instruction } from './dockerfile.ts';

/**
 * What a `HEALTHCHECK` says, as image configs keep it: durations in nanoseconds.
 *
 * @throws StepError when it is neither `NONE` nor a command, or for a duration that is none
 * @see https://docs.docker.com/reference/dockerfile/#healthcheck
 */
export const healthCheckOf = ({ rest, flags }: Instruction): HealthCheck => {
  const [, type = '', command = ''] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (type.toUpperCase() === 'NONE') return { Test: ['NONE'] };
  if (type.toUpperCase() !== 'CMD')
    throw new StepError(`Unknown type ${JSON.stringify(type)} in HEALTHCHECK (try CMD)`);
  if (command === '') throw new StepError('Missing command after HEALTHCHECK CMD');
  const retries = Number(flags['retries'] ?? 0);
  const durations = {
    Interval: nanoseconds(flags['interval']),
    Timeout: nanoseconds(flags['timeout']),
    StartPeriod: nanoseconds(flags['start-period']),
  };
  return {
    Test: command.startsWith('[') ? ['CMD', ...(JSON.parse(command) as string[])] : ['CMD-SHELL', command],
    ...Object.fromEntries(Object.entries(durations).filter(([, value]) => value > 0)),
    ...(retries > 0 ? { Retries: retries } : {}),
  };
};

const nanoseconds = (text = '0'): number => {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) throw new StepError(durationProblem(text));
  return Math.round(milliseconds * 1e6);
};
