import type { CommandLine, Shell } from '../../ports/shell.ts';
import type { ShellSession } from '../../ports/target.ts';
import type { RunNames } from './run-names.ts';
import { projectDescription } from './run-projects.ts';

/** What happens around the commands of an experiment. */
export interface Surroundings {
  /** The identifier of the run. */
  readonly run: string;
  /** Is told of a command, with the names on the cluster, before it runs; throws when it must not. */
  before(argv: readonly string[]): Promise<void>;
  /** Runs a command, perhaps again when the cluster was away. */
  execute(shell: Shell, command: CommandLine): ReturnType<Shell['run']>;
  /** Is told the real name of a project that a command made. */
  onProject(real: string): Promise<void>;
}

/** The words by which a command makes a project. */
const makesProject = /^(?:new-project|create (?:ns|namespace|project))$/;

/** A terminal whose commands and output bear the names of the feature. */
export const experimentSession = (
  session: ShellSession,
  names: RunNames,
  surroundings: Surroundings,
): ShellSession => ({
  shell: experimentShell(session.shell, names, surroundings),
  useProject: (name) => session.useProject(names.toReal(name)),
  putFile: (path, content) => session.putFile(path, names.toReal(content)),
});

const experimentShell = (shell: Shell, names: RunNames, { run, before, execute, onProject }: Surroundings): Shell => ({
  description: shell.description,
  run: async ({ argv, stdin }: CommandLine) => {
    const made = projectOf(argv);
    const real = made === undefined ? undefined : names.claim(made);
    const words = withDescription(argv, run).map((part) => names.toReal(part));
    await before(words);
    const result = await execute(shell, {
      argv: words,
      ...(stdin === undefined ? {} : { stdin: names.toReal(stdin) }),
    });
    if (real !== undefined && result.exitCode === 0) await onProject(real);
    return {
      ...result,
      argv,
      stdout: names.toLogical(result.stdout),
      stderr: names.toLogical(result.stderr),
    };
  },
});

/** A project says whose it is from its first moment on. */
const withDescription = (argv: readonly string[], run: string): readonly string[] =>
  argv[1] === 'new-project' && !argv.some((word) => word.startsWith('--description'))
    ? [...argv, `--description=${projectDescription(run)}`]
    : argv;

/** The project that a command is about to make: that of `oc new-project is-test`. */
const projectOf = (argv: readonly string[]): string | undefined => {
  const words = argv.slice(1).filter((part) => !part.startsWith('-'));
  if (makesProject.test(words[0] ?? '')) return words[1];
  return makesProject.test(words.slice(0, 2).join(' ')) ? words[2] : undefined;
};
