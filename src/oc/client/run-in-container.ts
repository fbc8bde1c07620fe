import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { containerOf } from './exec-target.ts';

/**
 * Runs a command in a container of a pod and passes on what it writes.
 *
 * @returns the command's exit code; anything but 0 is told on stderr
 * @throws OcError for a completed pod; ApiStatusError when the server refuses
 */
export const runInContainer = async (
  invocation: Invocation,
  pod: Pod,
  command: readonly string[],
  stdin: boolean,
): Promise<number> => {
  const { client, context, namespace } = invocation;
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new OcError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container =
    invocation.flags.string('container') ||
    containerOf(invocation, pod, '', (name) => new OcError(`container ${name} is not valid`));
  if (stdin && invocation.flags.boolean('tty'))
    context.stderr('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  const [stdout, stderr] = [new TextDecoder(), new TextDecoder()];
  const code = await client.api
    .exec({
      namespace: pod.metadata.namespace ?? namespace,
      pod: pod.metadata.name,
      container,
      command,
      ...(stdin && { stdin: context.stdin ?? '' }),
      tty: false,
      onStdout: (chunk) => context.stdout(stdout.decode(chunk, { stream: true })),
      onStderr: (chunk) => context.stderr(stderr.decode(chunk, { stream: true })),
    })
    .catch((error: unknown) => {
      throw isInternal(error) ? new OcError(error.message, { cause: error }) : error;
    });
  if (code !== 0) context.stderr(`command terminated with exit code ${code}\n`);
  return code;
};

/** The server's refusal to upgrade is no `Status` for the real client, so its origin is not told. */
const isInternal = (error: unknown): error is ApiStatusError =>
  error instanceof ApiStatusError && error.status.reason === 'InternalError';
