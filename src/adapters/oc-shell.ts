import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommandLine, CommandResult, Shell } from '../ports/shell.ts';

/** Where a real `oc` is, and which kubeconfig it reads and, for `oc project`, writes. */
export interface OcShellOptions {
  /** A path, or `oc` to look it up on PATH. */
  executable: string;
  kubeconfig: string;
  /** Where commands start. */
  directory: string;
  clock: Clock;
}

/**
 * A shell that runs a real `oc`. A feature's command may start with nothing else: what other programs do on the machine is
 * not part of an experiment.
 */
export const createOcShell = ({ executable, kubeconfig, directory, clock }: OcShellOptions): Shell => ({
  description: executable,
  run: async ({ argv, stdin }: CommandLine): Promise<CommandResult> => {
    const [program, ...words] = argv;
    requireOc(program);
    const { execa } = await import('execa');
    const startedAt = clock.now();
    const started = performance.now();
    const result = await execa(executable, words, {
      input: stdin ?? '',
      cwd: directory,
      env: { KUBECONFIG: kubeconfig },
      reject: false,
      stripFinalNewline: false,
    });
    if (result.exitCode === undefined) {
      throw new ConfigurationError(`${executable} cannot be run: ${result.shortMessage}`, {
        cause: result.cause,
        hint: 'name another one with --oc, or leave it out for the built-in one',
      });
    }
    return {
      argv,
      stdout: result.stdout,
      stderr: result.stderr,
      exitCode: result.exitCode,
      startedAt,
      duration: performance.now() - started,
    };
  },
});

/** Asks a program for its version as an `oc`: undefined when it answers, else what it says instead. */
export const whyNotOc = async (executable: string): Promise<string | undefined> => {
  const { execa } = await import('execa');
  const { exitCode, shortMessage } = await execa(executable, ['version', '--client'], { reject: false });
  return exitCode === 0 ? undefined : (shortMessage ?? `${executable} failed`);
};

/** @throws ConfigurationError unless the program is `oc` */
export const requireOc = (program: string | undefined): void => {
  if (program === 'oc') return;
  throw new ConfigurationError(`a step runs \`${program ?? ''} …\`, but only \`oc\` commands can be run`, {
    hint: 'start the command with oc',
  });
};

/** The version of an `oc`, by its own name and by that of the Kubernetes client in it; undefined when it does not tell. */
export const ocVersion = async (executable: string): Promise<{ name: string; minor: number } | undefined> => {
  const { execa } = await import('execa');
  const { stdout } = await execa(executable, ['version', '--client', '-o', 'json'], { reject: false });
  try {
    const { clientVersion, releaseClientVersion } = JSON.parse(stdout ?? '') as {
      clientVersion?: { gitVersion?: string; minor?: string };
      releaseClientVersion?: string;
    };
    const kubernetes = /^v1\.(\d+)\./.exec(clientVersion?.gitVersion ?? '')?.[1] ?? clientVersion?.minor;
    return {
      name: releaseClientVersion ?? clientVersion?.gitVersion ?? '',
      minor: Number.parseInt(kubernetes ?? '', 10),
    };
  } catch {
    return undefined;
  }
};
