import { spawn } from 'node:child_process';
import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/** Each thread of glibc keeps a heap of its own, which a program of mostly one thread does without; it takes 1.5 MB less. */
const arenas = '2';

/**
 * Runs a program in the place of this process: same terminal, same signals, same exit code.
 *
 * The program gets a session of its own, so that Ctrl-C reaches it once, through this process, and not a second time
 * from the terminal; the channel tells it when this process is killed without a chance to pass that on.
 */
export const relay = (program, args) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env: { MALLOC_ARENA_MAX: arenas, ...process.env },
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);

    child.once('error', (error) => {
      process.stderr.write(`${program} cannot be started: ${error.message}\n  try  npm rebuild node\n`);
      process.exitCode = 2;
      resolve();
    });
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      if (signal === null) process.exitCode = code;
      else process.kill(process.pid, signal);
      resolve();
    });
  });
