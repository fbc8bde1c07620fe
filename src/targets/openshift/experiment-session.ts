import type { CommandLine, Shell } from '../../ports/shell.ts';
import type { ShellSession } from '../../ports/target.ts';
import type { RunNames } from './run-names.ts';

/** The words by which a command makes a project. */
const makesProject = /^(?:new-project|create (?:ns|namespace|project))$/;

/**
 * A terminal whose commands and output bear the names of the feature.
 *
 * @param onProject is told the real name of a project that a command made
 */
export const experimentSession = (
  session: ShellSession,
  names: RunNames,
  onProject: (real: string) => Promise<void>,
): ShellSession => ({
  shell: experimentShell(session.shell, names, onProject),
  useProject: (name) => session.useProject(names.toReal(name)),
  putFile: (path, content) => session.putFile(path, names.toReal(content)),
});

const experimentShell = (shell: Shell, names: RunNames, onProject: (real: string) => Promise<void>): Shell => ({
  description: shell.description,
  run: async ({ argv, stdin }: CommandLine) => {
    const made = projectOf(argv);
    const real = made === undefined ? undefined : names.claim(made);
    const result = await shell.run({
      argv: argv.map((part) => names.toReal(part)),
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

/** The project that a command is about to make: that of `oc new-project is-test`. */
const projectOf = (argv: readonly string[]): string | undefined => {
  const words = argv.slice(1).filter((part) => !part.startsWith('-'));
  if (makesProject.test(words[0] ?? '')) return words[1];
  return makesProject.test(words.slice(0, 2).join(' ')) ? words[2] : undefined;
};
