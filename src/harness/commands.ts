import { CommandError } from '../errors/command-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import type { CommandResult } from '../ports/shell.ts';
import type { ShellSession } from '../ports/target.ts';
import { parseCommandLine } from './command-line.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { failureMessage } from './failure-message.ts';
import { describeContents, digestsOf, type ImageContents } from './image-contents.ts';
import { maskSecrets } from './mask-secrets.ts';
import { outputMismatch } from './output-pattern.ts';
import { tokenOf } from './service-account-token.ts';
import { untilImported } from './until-imported.ts';

/** A command takes time: so much passes after each one on a clock that does not pass by itself. */
export const commandDuration = 1_000;

/** The commands of a feature, run at the terminal of the experiment and recorded. */
export class Commands {
  readonly #context: ExperimentContext;
  readonly #session: ShellSession;

  constructor(context: ExperimentContext, session: ShellSession) {
    this.#context = context;
    this.#session = session;
  }

  /**
   * Runs a command that has to succeed.
   *
   * @throws CommandError with its output when it does not
   */
  async run(line: string): Promise<CommandResult> {
    const result = await this.#execute(line);
    if (result.exitCode !== 0) throw commandError(line, 'succeed', result);
    return result;
  }

  /** Runs a command that has to succeed with the token of a service account; nobody gets to see it. */
  async runAs(account: string, line: string): Promise<void> {
    const token = await tokenOf(this.#context, account);
    const result = await this.#execute(line, `--token=${token}`);
    if (result.exitCode !== 0) throw commandError(line, 'succeed', result);
  }

  /** Writes a file into the folder in which the commands start. */
  async putFile(path: string, content: string): Promise<void> {
    await this.#session.putFile(path, content);
  }

  /** Runs a command that has to fail. @throws CommandError with its output when it succeeds */
  async runFailing(line: string): Promise<CommandResult> {
    const result = await this.#execute(line);
    if (result.exitCode === 0) throw commandError(line, 'fail', result);
    return result;
  }

  /** Runs a command that has to fail with this text among what it prints. */
  async failsWith(line: string, text: string): Promise<void> {
    const result = await this.runFailing(line);
    const lastSeen = outputOf(result);
    if (lastSeen.includes(this.#context.images.expand(text))) return;
    const expected = `\`${maskSecrets(line)}\` should fail with: ${text}`;
    throw new CommandError(failureMessage({ expected, lastSeen }), result);
  }

  /** Runs a command and compares its output, line by line, with a pattern (see {@link outputMismatch}). */
  async shows(line: string, expected: string): Promise<void> {
    const { stdout } = await this.run(line);
    const mismatch = outputMismatch(this.#context.images.expand(expected), stdout);
    if (mismatch === undefined) return;
    const lastSeen = this.#context.images.explain(mismatch);
    throw new ExpectationError(
      failureMessage({
        expected: `\`${line}\` should show the text of this step, but does not.`,
        lastSeen,
        hint: this.#hint,
      }),
      { expected, actual: stdout },
    );
  }

  /** Runs a command that lists digests, by their hex digits, and compares them with the contents of an image. */
  async lists(line: string, contents: ImageContents | undefined): Promise<void> {
    const { images, recorder } = this.#context;
    const { stdout } = await this.run(line);
    const listed = stdout.split(/\s+/).filter(Boolean).toSorted();
    const { manifests, blobs } = contents === undefined ? { manifests: [], blobs: [] } : digestsOf(contents, images);
    const expected = [...manifests, ...blobs].map((digest) => digest.replace('sha256:', '')).toSorted();
    if (listed.join() === expected.join()) {
      recorder.record({ kind: 'listing', line: maskSecrets(line), digests: [...manifests, ...blobs] });
      return;
    }
    const wanted = contents === undefined ? 'nothing' : `${describeContents(contents)} and nothing else`;
    const seen =
      listed.map((entry) => images.explain(/^[0-9a-f]{64}$/.test(entry) ? `sha256:${entry}` : entry)).join('\n') ||
      'nothing';
    throw new ExpectationError(
      failureMessage({ expected: `\`${line}\` should list ${wanted}, but does not.`, lastSeen: seen }),
      { expected, actual: listed },
    );
  }

  get #hint(): string {
    return 'compare with the recorded output, attached to this step';
  }

  async #execute(line: string, ...hidden: readonly string[]): Promise<CommandResult> {
    const { clock, recorder } = this.#context;
    const words = parseCommandLine(this.#context.images.expand(line));
    const result = await this.#session.shell.run({ argv: [...words, ...hidden] });
    recorder.record({
      kind: 'command',
      line: maskSecrets(line),
      shell: this.#session.shell.description,
      stdout: maskSecrets(result.stdout),
      stderr: maskSecrets(result.stderr),
      exitCode: result.exitCode,
      startedAt: new Date(result.startedAt).toISOString(),
      duration: result.duration,
    });
    if (clock.virtual) await clock.advance(commandDuration);
    else await untilImported(this.#context);
    return result;
  }
}

const commandError = (line: string, should: 'succeed' | 'fail', result: CommandResult): CommandError => {
  const expected = `\`${maskSecrets(line)}\` should ${should}, but did not.`;
  const lastSeen = should === 'fail' ? 'exit code 0' : `exit code ${result.exitCode}\n${outputOf(result)}`;
  return new CommandError(failureMessage({ expected, lastSeen }), result);
};

const outputOf = ({ stdout, stderr }: CommandResult): string =>
  maskSecrets([stdout.trim(), stderr.trim()].filter(Boolean).join('\n')) || 'without any output';
