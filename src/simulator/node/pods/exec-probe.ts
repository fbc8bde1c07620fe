import type { Probe } from '../../../resources/workloads/pod-spec.ts';
import { findCommand } from '../exec/find-command.ts';
import { noInput } from '../exec/process.ts';
import { runInContainer } from '../exec/run-in-container.ts';
import { LimitedClock } from '../programs/limited-clock.ts';
import type { ContainerRun } from './pod-runtime.ts';

/** What a check of a container came to. */
export interface ProbeResult {
  readonly succeeded: boolean;
  /** What it has printed. */
  readonly output: string;
}

/** Seconds. */
const TIMEOUT = 1;

/** Bytes of output that are reported. */
const LONGEST = 10 * 1024;

/**
 * Runs the command of a probe in a container. A program of which nothing is known is taken to succeed.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export const execProbe = async (
  { exec, timeoutSeconds = TIMEOUT }: Probe,
  { view }: ContainerRun,
): Promise<ProbeResult> => {
  const command = exec?.command ?? [];
  if ((await findCommand(command[0] ?? '', view)) === undefined) return { succeeded: true, output: '' };
  const clock = new LimitedClock(view.clock.now(), timeoutSeconds * 1000);
  const chunks: Buffer[] = [];
  const keep = (output: string | Uint8Array): void => void chunks.push(Buffer.from(output as Uint8Array));
  const container = { ...view, clock };
  const code = await Promise.race([
    runInContainer(command, container, { stdin: noInput, out: keep, err: keep }),
    clock.expired,
  ]);
  const output = Buffer.concat(chunks).subarray(0, LONGEST).toString();
  if (code !== undefined) return { succeeded: code === 0, output };
  const words = JSON.stringify(command.join(' '));
  return { succeeded: false, output: `command timed out: ${words} timed out after ${timeoutSeconds}s` };
};
