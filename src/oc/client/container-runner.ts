import { podKind } from '../../resources/kinds/kinds.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import { containerOf } from './exec-target.ts';

/** Runs a command in one container. @returns its exit code, and what it wrote */
export type ContainerRun = (
  command: readonly string[],
  streams: { stdin?: Buffer; err?(text: string): void },
) => Promise<{ code: number; stdout: Buffer }>;

/**
 * Commands for the container of a pod that `-c` names, or its first one.
 *
 * @param place an empty namespace is that of the command line
 * @throws OcError for a pod that has ended
 */
export const containerRunner = async (
  invocation: Invocation,
  { namespace, pod: name }: { readonly namespace: string; readonly pod: string },
): Promise<ContainerRun> => {
  const { client, context, flags } = invocation;
  const place = namespace === '' ? invocation.namespace : namespace;
  const pod = await client.get<Pod>(podKind, place, name);
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new OcError(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container =
    flags.string('container') ||
    containerOf(invocation, pod, '', (unknown) => new OcError(`container ${unknown} is not valid`));
  return async (command, { stdin, err = context.stderr }) => {
    const chunks: Uint8Array[] = [];
    const code = await client.api.exec({
      namespace: place,
      pod: name,
      container,
      command,
      ...(stdin && { stdin }),
      tty: false,
      onStdout: (chunk) => void chunks.push(chunk),
      onStderr: (chunk) => err(new TextDecoder().decode(chunk)),
    });
    return { code, stdout: Buffer.concat(chunks) };
  };
};
