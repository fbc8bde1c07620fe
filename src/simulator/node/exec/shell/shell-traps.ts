import type { Streams } from '../redirection.ts';
import { signalName } from '../signals.ts';
import type { Shell } from './shell.ts';
import type { ShellState } from './shell-state.ts';

/**
 * `trap ACTION SIGNAL…`, `trap - SIGNAL…` and `trap '' SIGNAL…`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#trap
 */
export const setTraps = (args: readonly string[], { traps, container }: ShellState, { err }: Streams): number => {
  const [action = '', ...names] = args[0] === '--' ? args.slice(1) : args;
  let code = 0;
  for (const written of names.length === 0 ? [] : names) {
    const name = signalName(written);
    if (name === undefined) {
      err(`sh: trap: ${written}: invalid signal specification\n`);
      code = 1;
    } else if (action === '-' || action === '') {
      traps.delete(name);
      container.signals?.handled.delete(name);
    } else {
      traps.set(name, action);
      if (name !== 'EXIT') container.signals?.handled.add(name);
    }
  }
  return code;
};

/** Carries out what a shell has to do for the signals that have come while its last command ran. */
export const runTraps = async (shell: Shell, streams: Streams): Promise<void> => {
  const { state } = shell;
  if (state.traps.size === 0) return;
  for (let name = state.container.signals?.take(); name !== undefined; name = state.container.signals?.take()) {
    const { status } = state;
    await shell.evaluate(state.traps.get(name) ?? '', streams);
    state.status = status;
  }
};
