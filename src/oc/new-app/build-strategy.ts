import type { Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';

export const strategyFlag = stringFlag(
  'strategy',
  "Specify the build strategy to use if you don't want to detect (docker|pipeline|source).",
);

/** The strategy that the command line asks for, none to find it out. @throws OcError for another word */
export const askedStrategy = ({ flags, path }: Invocation): string => {
  const given = flags.string('strategy');
  const strategy = given.toLowerCase();
  if (['', 'docker', 'source', 'pipeline'].includes(strategy)) return strategy;
  throw new OcError(
    `invalid argument ${JSON.stringify(given)} for "--strategy" flag: invalid strategy: ${given}. Must be 'docker', 'pipeline' or 'source'.\nSee '${path} --help' for usage.`,
  );
};

/** A strategy is given, and nothing to build. */
export const strategyWithoutSource = (): OcError =>
  new OcError(
    '--strategy is specified and none of the arguments provided could be classified as a source code location',
  );
