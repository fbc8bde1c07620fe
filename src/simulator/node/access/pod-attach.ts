import { isTrue } from '../../apimachinery/query-flag.ts';
import type { Connect, ExecSession } from '../../apimachinery/rest-storage.ts';
import { badRequest, internalError } from '../../apimachinery/status-error.ts';
import { containerOf, type PodAccess, podOf, runtimeOf } from './pod-access.ts';
import { plainOutput, terminalInput, terminalOutput } from './terminal.ts';

const REFUSAL =
  'this cluster cannot attach to a container, for no process runs in it: use "oc logs -f" to see its output, "oc rsh" or "oc exec" to look into it';

/**
 * `pods/<name>/attach` of a container that is typed at (`stdin: true`) and runs commands that are known, such as a shell: passes on
 * what is typed, and what the container writes from then on. That is over with the container; or with the input, where the container
 * may get more from others. All others are refused rather than left to wait for what nobody will ever write.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.32/#-strong-misc-operations-pod-v1-core-strong-
 */
export const podAttach = (access: PodAccess): Connect => ({
  protocol: 'exec',
  open: async ({ namespace }, name, { query }): Promise<ExecSession> => {
    const pod = podOf(access, namespace, name);
    const container = containerOf(pod, query.get('container'));
    if (!pod.spec.nodeName) throw badRequest(`pod ${name} does not have a host assigned`);
    const { node, runtime } = runtimeOf(access, pod, container) ?? {};
    const program = runtime?.current?.program;
    if (container.stdin !== true || program?.isUnknown) throw badRequest(REFUSAL);
    return {
      run: async ({ stdin, stdout, stderr }) => {
        if (node === undefined || program === undefined || program.exit !== undefined)
          throw internalError(
            `unable to upgrade connection: container ${container.name} not found in pod ${name}_${namespace}`,
          );
        const tty = container.tty === true;
        const written = plainOutput(stdout);
        const outputs = tty
          ? { out: terminalOutput(stdout), err: terminalOutput(stdout) }
          : { out: written, err: plainOutput(stderr) };
        const detach = program.attach(outputs);
        const type = async (chunk: Uint8Array | undefined): Promise<void> => {
          await program.type(chunk, access.clock.now());
          node.wake(`${namespace}/${name}`);
        };
        const typed = async (): Promise<void> => {
          for await (const chunk of tty ? terminalInput(stdin, stdout) : stdin) await type(chunk);
          if (container.stdinOnce) await type(undefined);
          if (container.stdinOnce || tty) await program.ended;
        };
        const isTyping = isTrue(query.get('stdin'));
        await Promise.race([program.ended, ...(isTyping ? [typed()] : [])]);
        detach();
        return 0;
      },
    };
  },
});
