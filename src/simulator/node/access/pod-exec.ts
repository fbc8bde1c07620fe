import { isTrue } from '../../apimachinery/query-flag.ts';
import type { Connect, ExecSession } from '../../apimachinery/rest-storage.ts';
import { badRequest, internalError } from '../../apimachinery/status-error.ts';
import { noInput } from '../exec/process.ts';
import { runInContainer } from '../exec/run-in-container.ts';
import { SessionClock } from '../programs/session-clock.ts';
import { containerOf, type PodAccess, podOf, runtimeOf } from './pod-access.ts';
import { plainOutput, terminalInput, terminalOutput } from './terminal.ts';

/**
 * `pods/<name>/exec`: runs a command in a container.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#-strong-misc-operations-pod-v1-core-strong-
 */
export const podExec = (access: PodAccess): Connect => ({
  protocol: 'exec',
  open: async ({ namespace }, name, { query }): Promise<ExecSession> => {
    const pod = podOf(access, namespace, name);
    const container = containerOf(pod, query.get('container'));
    const command = query.getAll('command');
    if (command.length === 0) throw badRequest('you must specify at least one command for the container');
    if (!pod.spec.nodeName) throw badRequest(`pod ${name} does not have a host assigned`);
    return {
      run: async ({ stdin, stdout, stderr }) => {
        const { node, runtime } = runtimeOf(access, pod, container) ?? {};
        const run = runtime?.current;
        if (node === undefined || run === undefined || run.program.exit !== undefined) {
          throw internalError(`unable to upgrade connection: container not found ("${container.name}")`);
        }
        const clock = access.virtual ? new SessionClock(access.clock.now()) : access.clock;
        const tty = isTrue(query.get('tty'));
        const view = { ...run.view, programs: undefined, clock, terminal: tty };
        const out = tty ? terminalOutput(stdout) : plainOutput(stdout);
        const input = isTrue(query.get('stdin')) ? stdin : noInput;
        return runInContainer(command, view, {
          stdin: tty ? terminalInput(input, stdout) : input,
          out,
          err: tty ? out : plainOutput(stderr),
          program: access.programs?.(command[0] as string, pod),
        });
      },
    };
  },
});
