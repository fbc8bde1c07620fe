import type { EnvVar } from '../../resources/workloads/pod-spec.ts';
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

/** The flags for variables of builds, beside those of containers. */
export const buildEnvironmentFlags = [
  listFlag('build-env', 'Specify a key-value pair for an environment variable to set into each build image.'),
  listFlag('build-env-file', 'File containing key-value pairs of environment variables to set into each build image.'),
];

/** The variables of `--env`, of words and of `--env-file`, sorted by name. A build calls them its own. */
export const readEnvironment = ({ args, context, flags, path }: Invocation): Promise<EnvVar[]> =>
  readVariables(context, {
    isOfBuild: path === 'oc new-build',
    given: flags.values('env'),
    words: args.filter(isVariable),
    files: flags.values('env-file'),
  });

/** The variables of `--build-env` and `--build-env-file`, sorted by name. */
export const readBuildEnvironment = ({ context, flags }: Invocation): Promise<EnvVar[]> =>
  readVariables(context, {
    isOfBuild: true,
    given: flags.values('build-env'),
    words: [],
    files: flags.values('build-env-file'),
  });

interface Variables {
  readonly isOfBuild: boolean;
  /** Those of flags, which may be meant as several with commas between them. */
  readonly given: readonly string[];
  readonly words: readonly string[];
  readonly files: readonly string[];
}

const readVariables = async (
  context: Invocation['context'],
  { isOfBuild, given, words, files }: Variables,
): Promise<EnvVar[]> => {
  warnOfCommas(context, given, isOfBuild ? '--build-env' : '--env');
  const title = isOfBuild ? 'Build Environment variable' : 'Environment variable';
  const onDouble = warnOfDoubles(context, title);
  const values = await readAssignments(context, { words: [...given, ...words], files, title, onDouble });
  return [...values].map(([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1));
};
