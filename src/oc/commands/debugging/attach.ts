import { attachTo, PROMPT } from '../../client/attach-to.ts';
import { containerOf, podOf } from '../../client/exec-target.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, durationFlag } from '../../command-line/flag.ts';
import { containerFlag } from '../../command-line/shared-flags.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** `oc attach`: shows what a container writes from then on, and passes on what stands on stdin. */
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
    const { args, context, flags, namespace, path } = invocation;
    const [type, name, ...more] = args;
    if (type === undefined) throw new OcError('at least 1 argument is required for attach');
    if (more.length > 0)
      throw new OcError(
        `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
      );
    if (flags.duration('pod-running-timeout') <= 0)
      throw usageError(path, '--pod-running-timeout must be higher than zero');
    const pod = await podOf(invocation, name === undefined ? type : `${type}/${name}`);
    const { phase } = pod.status ?? {};
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new OcError(`cannot attach a container in a completed pod; current phase is ${phase}`);
    const unknown = (word: string): OcError =>
      new OcError(`cannot attach to the container: container ${word} not found in pod ${pod.metadata.name}`);
    const container = containerOf(invocation, pod, flags.string('container'), unknown);
    if (!flags.boolean('quiet')) context.stderr(PROMPT);
    return await attachTo(invocation, {
      namespace: pod.metadata.namespace ?? namespace,
      pod: pod.metadata.name,
      container,
    });
  },
};
