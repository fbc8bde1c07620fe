import { podKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { resolveKind } from '../../client/discovery.ts';
import { podOf } from '../../client/exec-target.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { durationFlag, listFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError, usageError } from '../../oc-error.ts';

const serviceNamed = async ({ client, namespace }: Invocation, word: string): Promise<Service | undefined> => {
  const [type = '', name] = word.split('/');
  if (name === undefined || (await resolveKind(client, type)) !== serviceKind) return undefined;
  return await client.get<Service>(serviceKind, namespace, name);
};

/** @throws OcError for a port that a service does not have, and for a name that no container gives to one */
const checkPort = (text: string, { metadata, spec }: Pod, service: Service | undefined): void => {
  const port = text.split(':').at(-1) ?? '';
  const isNumber = /^\d+$/.test(port);
  if (service) {
    const known = (service.spec.ports ?? []).some((each) =>
      isNumber ? each.port === Number(port) : each.name === port,
    );
    const { name } = service.metadata;
    if (!known && isNumber) throw new OcError(`Service ${name} does not have a service port ${port}`);
    if (!known) throw new OcError(`Service '${name}' does not have a named port '${port}'`);
    return;
  }
  if (!isNumber && !spec.containers.some(({ ports = [] }) => ports.some(({ name }) => name === port)))
    throw new OcError(`Pod '${metadata.name}' does not have a named port '${port}'`);
};

/** `oc port-forward`: asks the server for a way to ports of a pod; what it answers is told. Nothing is passed on. */
export const portForward: Command = {
  usage: 'TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  flags: [
    listFlag('address', 'The addresses to listen on.', { default: 'localhost' }),
    durationFlag('pod-running-timeout', 'How long to wait until at least one pod is running', { default: '1m0s' }),
  ],
  run: async (invocation) => {
    const { args, client, namespace, path } = invocation;
    const [word, ...ports] = args;
    if (word === undefined || ports.length === 0)
      throw usageError(path, 'TYPE/NAME and list of ports are required for port-forward');
    const service = await serviceNamed(invocation, word);
    const pod = await podOf(invocation, word);
    for (const port of ports) checkPort(port, pod, service);
    const { phase } = pod.status ?? {};
    if (phase !== 'Running')
      throw new OcError(`unable to forward port because pod is not running. Current status=${phase ?? ''}`);
    const request = {
      method: 'POST',
      path: resourcePath(podKind, pod.metadata.namespace ?? namespace, `${pod.metadata.name}/portforward`),
    } as const;
    await client.request(request).catch((error: unknown) => {
      throw new OcError(`error upgrading connection: ${errorMessage(error)}`, { cause: error });
    });
    throw new OcError('error upgrading connection: the built-in oc forwards no ports');
  },
};
