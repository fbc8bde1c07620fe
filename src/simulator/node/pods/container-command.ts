import type { ImageConfig } from '../../../image/image-config.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { expandVariables } from '../../apimachinery/pods/expand-variables.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { executablePath } from '../exec/executable-path.ts';
import { findScript } from '../exec/find-command.ts';
import { loadCommand } from '../exec/load-command.ts';
import type { Command, ContainerView } from '../exec/process.ts';
import { startFailure } from '../exec/start-failure.ts';
import type { FileSystem } from '../files/file-system.ts';
import { staticProgram } from '../programs/static-program.ts';
import { CreateContainerError } from './create-container-error.ts';

/** What a container starts: its command line, and what runs it if that is known. */
export interface ContainerCommand {
  readonly argv: readonly string[];
  /** `undefined`: a program of which nothing is known but that it runs until it is stopped. */
  readonly command: Command | undefined;
  /** Whether the command is one that every container has, or a program given to the node. */
  readonly isInterpreted: boolean;
  /** Whether it may listen to others: no command that every container has does. */
  readonly mayListen: boolean;
}

/**
 * The command line of a container: `command` replaces the entrypoint and command of the image, `args` its command; both
 * may refer to variables.
 */
export const commandLine = (
  { command, args }: Container,
  { config }: ImageConfig,
  environment: Readonly<Record<string, string>>,
): readonly string[] => {
  const expanded = (words: readonly string[]): string[] =>
    words.map((word) => expandVariables(word, (name) => environment[name]));
  const entrypoint = command === undefined ? (config?.Entrypoint ?? []) : expanded(command);
  const image = command === undefined ? (config?.Cmd ?? []) : [];
  return [...entrypoint, ...(args === undefined ? image : expanded(args))];
};

/**
 * Finds what a command line runs: a program given to the node, a command that every container has (`sleep`, `sh`,
 * `true`, …), a file of the image, or a script or another file of a volume.
 *
 * @param image the files of the image alone
 * @throws CreateContainerError when there is no such program in the image
 */
export const resolveCommand = async (
  argv: readonly string[],
  view: ContainerView,
  image: FileSystem,
): Promise<ContainerCommand> => {
  const [name] = argv;
  if (name === undefined) throw new CreateContainerError('no command specified');
  const given = await view.programs?.(name);
  if (given !== undefined) return { argv, command: given, isInterpreted: true, mayListen: true };
  const command = await loadCommand(name);
  if (command !== undefined) return { argv, command, isInterpreted: true, mayListen: false };
  const ofImage = await programOf(name, view, image);
  const script = ofImage === undefined ? await findScript(name, view) : undefined;
  if (script !== undefined) return { argv, command: script, isInterpreted: true, mayListen: false };
  const found = ofImage ?? (await readProgram(name, view));
  if (found !== undefined) return { argv, command: found.command, isInterpreted: false, mayListen: true };
  const failure = await startFailure(name, view);
  const time = timestamp(view.clock.now());
  throw new CreateContainerError(
    `container create failed: time="${time}" level=error msg="runc create failed: unable to start container process: ${failure}"\n`,
  );
};

/** The programs that were found in the files of images, by what they were looked for with. */
const known = new WeakMap<FileSystem, Map<string, Promise<FoundProgram | undefined>>>();

interface FoundProgram {
  readonly command: Command | undefined;
}

/** A program in the files of an image, which never change: thousands of pods may start the same program. */
const programOf = async (name: string, view: ContainerView, image: FileSystem): Promise<FoundProgram | undefined> => {
  const { workingDirectory, environment } = view;
  let programs = known.get(image);
  if (programs === undefined) known.set(image, (programs = new Map()));
  const key = `${name}\n${workingDirectory}\n${environment['PATH']}`;
  let program = programs.get(key);
  if (program === undefined) programs.set(key, (program = readProgram(name, { ...view, files: image })));
  return program;
};

const readProgram = async (name: string, view: ContainerView): Promise<FoundProgram | undefined> => {
  const { files, workingDirectory, environment } = view;
  const path = await executablePath(name, files, workingDirectory, environment['PATH']);
  return path === undefined ? undefined : { command: staticProgram(await contentOf(path, view)) };
};

const contentOf = async (path: string, { files }: ContainerView): Promise<Uint8Array> =>
  Buffer.concat(await Array.fromAsync(files.read(path)));
