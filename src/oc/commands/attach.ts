import { podKind } from '../../resources/kinds.ts';
import { containerOf, podOf } from '../client/exec-target.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Command } from '../command.ts';
import { booleanFlag, durationFlag } from '../command-line/flag.ts';
import { containerFlag } from '../command-line/shared-flags.ts';
import { OcError } from '../oc-error.ts';

/** `oc attach`: asks the server to attach to a process; what it answers is told. Nothing is passed on in either direction. */
export const attach: Command = {
  usage: '(POD | TYPE/NAME) -c CONTAINER',
  flags: [
    containerFlag,
    booleanFlag('stdin', 'Pass stdin to the container', { short: 'i' }),
    booleanFlag('tty', 'Stdin is a TTY', { short: 't' }),
    booleanFlag('quiet', 'Only print output from the remote session', { short: 'q' }),
    durationFlag('pod-running-timeout', 'How long to wait until at least one pod is running', { default: '1m0s' }),
  ],
  run: async (invocation) => {
    const { args, client, context, flags, namespace } = invocation;
    const [type, name, ...more] = args;
    if (type === undefined) throw new OcError('at least 1 argument is required for attach');
    if (more.length > 0)
      throw new OcError(
        `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
      );
    const pod = await podOf(invocation, name === undefined ? type : `${type}/${name}`);
    const { phase } = pod.status ?? {};
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new OcError(`cannot attach a container in a completed pod; current phase is ${phase}`);
    const unknown = (word: string): OcError => new OcError(`container ${word} not found in pod ${pod.metadata.name}`);
    const container = containerOf(invocation, pod, flags.string('container'), unknown);
    if (!flags.boolean('quiet')) context.stderr("If you don't see a command prompt, try pressing enter.\n");
    await client.request({
      method: 'POST',
      path: resourcePath(podKind, pod.metadata.namespace ?? namespace, `${pod.metadata.name}/attach`),
      query: { container, stdout: true, stderr: true, ...(flags.boolean('stdin') && { stdin: true }) },
    });
  },
};
