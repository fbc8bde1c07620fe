import type { Streams } from '../redirection.ts';
import { signalName, signalNumbers } from '../signals.ts';
import { ExitShell } from './shell-flow.ts';
import { processId, type ShellState } from './shell-state.ts';

/** `kill`: a shell can send signals to itself and to what it has started, and to nothing else. */
export const kill = (args: readonly string[], state: ShellState, { err }: Streams): number => {
  const { signal, targets } = readArguments(args);
  let code = 0;
  for (const target of targets) {
    const job = state.jobs.find(target);
    if (job !== undefined) {
      if (signal !== undefined) state.jobs.end(job, 128 + signal);
    } else if (target !== '1' && target !== processId) {
      err(`sh: kill: (${target}) - No such process\n`);
      code = 1;
    } else if (signal !== undefined && state.container.signals?.deliver(signalName(String(signal)) ?? '') !== true) {
      throw new ExitShell(128 + signal);
    }
  }
  return code;
};

/** `signal` is `undefined` when it is only asked whether there are such processes. */
const readArguments = (args: readonly string[]): { signal: number | undefined; targets: readonly string[] } => {
  const [first = '', second = ''] = args;
  if (!first.startsWith('-')) return { signal: TERMINATE, targets: args };
  const written = first === '-s' ? second : first.slice(1);
  const targets = args.slice(first === '-s' ? 2 : 1);
  if (written === '0') return { signal: undefined, targets };
  const name = signalName(written);
  return { signal: signalNumbers[name ?? ''] ?? (Number(written) || TERMINATE), targets };
};

const TERMINATE = 15;
