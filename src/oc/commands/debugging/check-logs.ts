import { timeError } from '../../../resources/validation/time-error.ts';
import type { Invocation } from '../../command.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** Finds what is wrong with the words and flags of `oc logs`. @throws OcError for the first of it */
export const checkLogs = ({ args, flags, path }: Invocation): void => {
  if (args.length > 2 || (args.length === 0 && flags.string('selector') === ''))
    throw usageError(
      path,
      "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
    );
  if (args.length === 1 && flags.string('selector') !== '')
    throw usageError(path, 'only a selector (-l) or a POD name is allowed');
  if (flags.duration('pod-running-timeout') <= 0) throw new OcError('--pod-running-timeout must be higher than zero');
  const sinceTime = flags.string('since-time');
  const problem = sinceTime === '' ? undefined : timeError(sinceTime);
  if (problem !== undefined) throw new OcError(problem);
  if (sinceTime !== '' && flags.duration('since') !== 0)
    throw new OcError('at most one of `sinceTime` or `sinceSeconds` may be specified');
  const container = args[1] ?? flags.string('container');
  if (flags.boolean('all-containers') && container !== '')
    throw new OcError(`--all-containers=true should not be specified with container name ${container}`);
  if (flags.has('container') && args.length === 2)
    throw new OcError('only one of -c or an inline [CONTAINER] arg is allowed');
  if (flags.number('limit-bytes') < 0) throw new OcError('--limit-bytes must be greater than 0');
  if (flags.duration('since') < 0) throw new OcError('--since must be greater than 0');
  if (flags.number('tail') < -1) throw new OcError('--tail must be greater than or equal to -1');
};
