import { posix } from 'node:path';
import type { CommandLine, Shell } from '../../ports/shell.ts';
import type { ShellSession } from '../../ports/target.ts';
import { manifestFilesOf } from './manifest-files.ts';
import type { RunNames } from './run-names.ts';
import { projectDescription } from './run-projects.ts';

/** What happens around the commands of an experiment. */
export interface Surroundings {
  /** The identifier of the run. */
  readonly run: string;
  /**
   * Is told of a command, with the names on the cluster, before it runs; throws when it must not.
   *
   * @param texts the descriptions that it reads, by where from; undefined for what is not known
   */
  before(argv: readonly string[], texts: ReadonlyMap<string, string | undefined>): Promise<void>;
  /** Runs a command, perhaps again when the cluster was away. */
  execute(shell: Shell, command: CommandLine): ReturnType<Shell['run']>;
  /** Is told the real name of a project that a command made. */
  onProject(real: string): Promise<void>;
}

/** The words by which a command makes a project. */
const makesProject = /^(?:new-project|create (?:ns|namespace|project))$/;

/** A terminal whose commands and output bear the names of the feature. */
export const experimentSession = (session: ShellSession, names: RunNames, surroundings: Surroundings): ShellSession => {
  const files = new Map<string, string>();
  // A project that was not there when a file was written has its real name by the time a command reads the file.
  const read = async (argv: readonly string[], stdin: string | undefined) => {
    const texts = new Map<string, string | undefined>();
    for (const file of manifestFilesOf(argv)) {
      const inside = [...files].filter(([path]) => isWithin(path, file));
      for (const [path, content] of inside) {
        await session.putFile(path, names.toReal(content));
        texts.set(path, names.toReal(content));
      }
      if (inside.length === 0) texts.set(file, file === '-' ? stdin : undefined);
    }
    return texts;
  };
  return {
    shell: experimentShell(session.shell, names, surroundings, read),
    useProject: (name) => session.useProject(names.toReal(name)),
    putFile: async (path, content) => {
      await session.putFile(path, names.toReal(content));
      files.set(posix.normalize(path), content);
    },
  };
};

/** Whether a file is the one that is named, or in the folder of that name. */
const isWithin = (path: string, named: string): boolean => {
  const place = posix.normalize(named).replace(/\/$/, '');
  return place === '.' || path === place || path.startsWith(`${place}/`);
};

const experimentShell = (
  shell: Shell,
  names: RunNames,
  { run, before, execute, onProject }: Surroundings,
  read: (argv: readonly string[], stdin: string | undefined) => Promise<ReadonlyMap<string, string | undefined>>,
): Shell => ({
  description: shell.description,
  run: async ({ argv, stdin }: CommandLine) => {
    const made = projectOf(argv);
    const real = made === undefined ? undefined : names.claim(made);
    const words = withDescription(argv, run).map((part) => names.toReal(part));
    const input = stdin === undefined ? {} : { stdin: names.toReal(stdin) };
    await before(words, await read(words, input.stdin));
    const result = await execute(shell, { argv: words, ...input });
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
