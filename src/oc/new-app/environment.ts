import type { EnvVar } from '../../resources/pod-spec.ts';
import type { Invocation } from '../command.ts';
import { readAssignments, warnOfDoubles } from '../command-line/assignments.ts';
import { listFlag } from '../command-line/flag.ts';
import { warnOfCommas } from '../command-line/warn-of-commas.ts';

/** Whether a word of the command line is a variable, and names no component. */
export const isVariable = (word: string): boolean => /^[A-Za-z_][\w.]*=/.test(word);

/** The flag for files of variables. */
export const environmentFileFlag = listFlag(
  'env-file',
  'File containing key-value pairs of environment variables to set into each container.',
);

/** The variables of `--env`, of words and of `--env-file`, sorted by name. A build calls them its own. */
export const readEnvironment = async ({ args, context, flags, path }: Invocation): Promise<EnvVar[]> => {
  const isBuild = path === 'oc new-build';
  warnOfCommas(context, flags.values('env'), isBuild ? '--build-env' : '--env');
  const title = isBuild ? 'Build Environment variable' : 'Environment variable';
  const values = await readAssignments(context, {
    words: [...flags.values('env'), ...args.filter(isVariable)],
    files: flags.values('env-file'),
    title,
    onDouble: warnOfDoubles(context, title),
  });
  return byName(values);
};

/** The flags for variables of builds, beside those of containers. */
export const buildEnvironmentFlags = [
  listFlag('build-env', 'Specify a key-value pair for an environment variable to set into each build image.'),
  listFlag('build-env-file', 'File containing key-value pairs of environment variables to set into each build image.'),
];

/** The variables of `--build-env` and `--build-env-file`, sorted by name. */
export const readBuildEnvironment = async ({ context, flags }: Invocation): Promise<EnvVar[]> => {
  warnOfCommas(context, flags.values('build-env'), '--build-env');
  const title = 'Build Environment variable';
  const values = await readAssignments(context, {
    words: flags.values('build-env'),
    files: flags.values('build-env-file'),
    title,
    onDouble: warnOfDoubles(context, title),
  });
  return byName(values);
};

const byName = (values: ReadonlyMap<string, string>): EnvVar[] =>
  [...values].map(([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1));
