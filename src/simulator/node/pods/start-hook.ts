import type { Container, LifecycleHandler } from '../../../resources/workloads/pod-spec.ts';
import { findCommand } from '../exec/find-command.ts';
import { loadCommand } from '../exec/load-command.ts';
import type { Command } from '../exec/process.ts';
import { ProgramRun } from '../programs/program-run.ts';
import type { PodContext } from './kubelet-context.ts';
import type { ContainerRun, LifecycleHook } from './pod-runtime.ts';
import { refusedConnection } from './refused-connection.ts';
import { runsCommandsOnly } from './runs-commands-only.ts';

/** Seconds. */
const TIMEOUT = 1;

/**
 * Begins a hook of a container. A program of which nothing is known is taken to succeed, and so is a request to one.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export const startHook = async (
  handler: LifecycleHandler,
  container: Container,
  run: ContainerRun,
  { pod, runtime, clock }: PodContext,
): Promise<LifecycleHook> => {
  const { exec, sleep, httpGet } = handler;
  const argv = sleep === undefined ? (exec?.command ?? []) : ['sleep', String(sleep.seconds)];
  const answer: Command = () => (exec === undefined && runsCommandsOnly(run) ? 1 : 0);
  // Scripts of a program of which nothing is known look into it in ways that nothing is known of either.
  const known = await (run.isInterpreted ? findCommand(argv[0] ?? '', run.view) : loadCommand(argv[0] ?? ''));
  const program = new ProgramRun(known ?? answer, argv, run.view, clock.now());
  const { namespace, name, uid } = pod.metadata;
  const place = `for Container "${container.name}" in Pod "${name}_${namespace}(${uid})" failed - error:`;
  return {
    program,
    failure: () => {
      if (exec === undefined)
        return `HTTP lifecycle hook (${httpGet?.path ?? ''}) ${place} ${refusedConnection(handler, container, runtime.address ?? '', TIMEOUT)}`;
      const output = program.log.lines.map(({ text, partial }) => (partial ? text : `${text}\n`)).join('');
      const outcome = `command '${argv.join(' ')}' exited with ${program.exit?.code}: ${output}`;
      return `Exec lifecycle hook ([${argv.join(' ')}]) ${place} ${outcome}, message: ${JSON.stringify(output)}`;
    },
  };
};
