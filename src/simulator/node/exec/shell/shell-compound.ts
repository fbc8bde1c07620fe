import { globExpression } from '../../../apimachinery/glob.ts';
import type { Streams } from '../redirection.ts';
import { expandPattern, expandText, expandWords } from './expand.ts';
import type { Shell } from './shell.ts';
import { LeaveLoop, untilExit } from './shell-flow.ts';
import type { Job } from './shell-jobs.ts';
import type { CommandList, CompoundCommand } from './shell-syntax.ts';

type Compound<Kind extends CompoundCommand['kind']> = Extract<CompoundCommand, { kind: Kind }>;

/** After so many turns of a loop a second has passed. */
const BUSY_TURNS = 1000;

/** Runs a command that is made of others. */
export const runCompound = async (command: CompoundCommand, shell: Shell, streams: Streams): Promise<number> => {
  switch (command.kind) {
    case 'subshell':
      return untilExit(() => shell.subshell().list(command.body, streams));
    case 'group':
      return shell.list(command.body, streams);
    case 'background':
      return runBackground(command.body, shell, streams);
    case 'if':
      return runIf(command, shell, streams);
    case 'for':
      return runFor(command, shell, streams);
    case 'while':
      return runWhile(command, shell, streams);
    case 'case':
      return runCase(command, shell, streams);
    case 'function':
      shell.state.functions.set(command.name, command.body);
      return 0;
    case 'redirected':
      return shell.redirected(command.redirections, streams, (redirected) =>
        shell.command(command.command, redirected),
      );
  }
};

const runBackground = (body: CommandList, shell: Shell, streams: Streams): number => {
  shell.state.jobs.start((job: Job) => {
    const inner = shell.subshell();
    inner.state.job = job;
    const unlessEnded =
      (write: Streams['out']): Streams['out'] =>
      (output) =>
        job.code === undefined ? write(output) : undefined;
    const own = { ...streams, out: unlessEnded(streams.out), err: unlessEnded(streams.err) };
    return untilExit(() => inner.list(body, own));
  });
  return 0;
};

const runIf = async ({ branches, otherwise }: Compound<'if'>, shell: Shell, streams: Streams): Promise<number> => {
  for (const { condition, body } of branches) {
    if ((await shell.guarded(condition, streams)) === 0) return listOf(body, shell, streams);
  }
  return listOf(otherwise ?? [], shell, streams);
};

/** Of no commands at all the code is that of success. */
const listOf = (body: CommandList, shell: Shell, streams: Streams): Promise<number> => {
  shell.state.status = 0;
  return shell.list(body, streams);
};

const runFor = async ({ variable, words, body }: Compound<'for'>, shell: Shell, streams: Streams): Promise<number> => {
  let status = 0;
  for (const value of await expandWords(words, shell.expansion(streams))) {
    shell.state.variables.set(variable, value);
    const code = await turn(async () => shell.list(body, streams));
    if (code === undefined) return 0;
    status = code;
  }
  return status;
};

const runWhile = async (
  { until, condition, body }: Compound<'while'>,
  shell: Shell,
  streams: Streams,
): Promise<number> => {
  const { clock } = shell.state.container;
  for (let status = 0, turns = 1; ; turns++) {
    // A loop of commands that never wait must not keep everybody else waiting.
    if (turns % BUSY_TURNS === 0) await new Promise<void>((resolve) => clock.after(1000, resolve));
    if (((await shell.guarded(condition, streams)) === 0) === until) return status;
    const code = await turn(async () => shell.list(body, streams));
    if (code === undefined) return 0;
    status = code;
  }
};

/** Makes one turn of a loop; `undefined` when it was the last one. */
const turn = async (work: () => Promise<number>): Promise<number | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LeaveLoop)) throw error;
    if (error.levels > 1) throw new LeaveLoop(error.levels - 1, error.continues);
    return error.continues ? 0 : undefined;
  }
};

const runCase = async ({ word, branches }: Compound<'case'>, shell: Shell, streams: Streams): Promise<number> => {
  const expansion = shell.expansion(streams);
  const value = await expandText(word, expansion);
  for (const { patterns, body } of branches) {
    for (const pattern of patterns) {
      const expression = globExpression(await expandPattern(pattern, expansion), { slashes: true });
      if (expression.test(value)) return listOf(body, shell, streams);
    }
  }
  return 0;
};
