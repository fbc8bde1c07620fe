import { nodeKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { attachTo, PROMPT } from '../../client/attach-to.ts';
import { isNotFound } from '../../client/client.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { dryRunFlag, fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { debugNamespace } from '../../debug/debug-namespace.ts';
import { chosenContainer, debugPod } from '../../debug/debug-pod.ts';
import { type DebugTarget, debugTarget } from '../../debug/debug-target.ts';
import { followToEnd, isRunning, untilStarted } from '../../debug/follow-pod.ts';
import { originalCommand } from '../../debug/original-command.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { parseEnvironment } from '../../set/environment.ts';

/**
 * `oc debug`: a copy of a pod in which another command runs, or a shell that gets what stands on stdin; the copy goes when it
 * is done.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/cli/debug/debug.go
 */
export const debug: Command = {
  usage: 'RESOURCE/NAME [ENV1=VAL1 ...] [-c CONTAINER] [flags] [-- COMMAND]',
  ignoresTemplateAlone: true,
  flags: [
    ...fileFlags,
    outputFlag,
    dryRunFlag,
    booleanFlag('show-labels', 'Not heeded: pods are printed whole.'),
    booleanFlag('quiet', 'No informational messages will be printed.', { short: 'q' }),
    booleanFlag('no-stdin', 'Nothing is passed to the container.', { short: 'I' }),
    booleanFlag('tty', 'Force a pseudo-terminal to be allocated', { short: 't' }),
    booleanFlag('no-tty', 'Disable pseudo-terminal allocation', { short: 'T' }),
    stringFlag('container', 'Container name; the first one without it.', { short: 'c' }),
    booleanFlag('keep-annotations', 'If true, the copy has the annotations of the pod.'),
    booleanFlag('keep-labels', 'If true, the copy has the labels of the pod.'),
    booleanFlag('keep-liveness', 'If true, liveness probes stay.'),
    booleanFlag('keep-init-containers', 'If false, no container prepares the pod.', { default: 'true' }),
    booleanFlag('keep-readiness', 'If true, readiness probes stay.'),
    booleanFlag('keep-startup', 'If true, startup probes stay.'),
    booleanFlag('one-container', 'If true, the copy has this container alone.'),
    stringFlag('node-name', 'The node on which the copy runs.'),
    booleanFlag('as-root', 'If true, the container runs as root.'),
    numberFlag('as-user', 'The user that the container runs as.', { default: '-1' }),
    stringFlag('image', 'An image in place of that of the container.'),
    stringFlag('image-stream', 'A tag of a stream (namespace/name:tag) with an image for debugging.'),
    stringFlag('to-namespace', 'The project in which the copy is made.'),
    booleanFlag('preserve-pod', 'If true, the copy stays.'),
  ],
  run: async (invocation) => {
    const { args, dash, flags } = invocation;
    checkTerminal(invocation);
    const words = dash < 0 ? args : args.slice(0, dash);
    const command = dash < 0 ? [] : args.slice(dash);
    const isChange = (word: string): boolean => word.includes('=') || word.endsWith('-');
    const changes = words.filter(isChange);
    if (words.some((word, index) => !isChange(word) && words.slice(0, index).some(isChange)))
      throw usageError('oc debug', `all resources must be specified before environment changes: ${words.join(' ')}`);
    const environment = parseEnvironment(changes);
    checkUser(invocation);
    const target = await debugTarget(
      invocation,
      words.filter((word) => !isChange(word)),
    );
    const place = await debugNamespace(invocation, target);
    try {
      const container = chosenContainer(invocation, target.template.spec);
      const stdin = !flags.boolean('no-stdin') && (command.length === 0 || flags.boolean('tty'));
      const session = { container, environment, stdin, tty: flags.boolean('tty') };
      const copy = debugPod(invocation, target, place.name, {
        ...session,
        command: command.length > 0 ? command : ['/bin/sh'],
      });
      if (target.template.spec.containers.length > 1) tellDefault(invocation, copy, container);
      if (flags.string('output') !== '')
        return printOutcome(invocation, { kind: podKind, object: copy, outcome: '', isTyped: true });
      if (flags.string('dry-run') !== 'none') return;
      return await lookInto(invocation, target, copy, session);
    } finally {
      await place.close();
    }
  },
};

const checkTerminal = ({ flags }: Invocation): void => {
  if (!flags.boolean('tty')) return;
  if (flags.boolean('no-stdin')) throw usageError('oc debug', 'you may not specify -I and -t together');
  if (flags.boolean('no-tty')) throw usageError('oc debug', 'you may not specify -t and -T together');
};

const checkUser = ({ flags }: Invocation): void => {
  const user = flags.number('as-user');
  if (flags.has('as-root') && user > 0)
    throw new OcError(`you may not specify --as-root and --as-user=${user} at the same time`);
};

/** Which container was meant where there are several. */
const tellDefault = ({ flags, context }: Invocation, { metadata }: Pod, container: string): void => {
  if (flags.string('container') !== '' || flags.boolean('quiet')) return;
  const { name, namespace } = metadata;
  context.stderr(
    `Defaulting container name to ${container}.\nUse 'oc describe pod/${name} -n ${namespace}' to see all of the containers in this pod.\n\n`,
  );
};

/** Makes the copy, shows what it does, and takes it away. */
const lookInto = async (
  invocation: Invocation,
  target: DebugTarget,
  copy: Pod,
  { container, stdin }: { container: string; stdin: boolean },
): Promise<void> => {
  const { client, context, flags } = invocation;
  const tell = (text: string): void => void (flags.boolean('quiet') || context.stderr(text));
  const ran = await originalCommand(invocation, target, container);
  const { namespace = '' } = copy.metadata;
  const pod = await client.create<Pod>(podKind, namespace, copy);
  const { name } = pod.metadata;
  try {
    tell(ran === '' ? `Starting pod/${name} ...\n` : `Starting pod/${name}, command was: ${ran}\n`);
    if (target.kind === nodeKind) tell(HOST);
    const started = await untilStarted(invocation, pod, container);
    if (started === undefined) throw new OcError(unmade(invocation, name));
    if (!stdin || !isRunning(started, container)) return await followToEnd(invocation, started, container);
    tell(`Pod IP: ${started.status?.podIP ?? ''}\n`);
    tell(PROMPT);
    await attachTo(invocation, { namespace, pod: name, container }, true);
  } finally {
    if (!flags.boolean('preserve-pod')) {
      tell('\nRemoving debug pod ...\n');
      await client.remove(podKind, namespace, name, { gracePeriodSeconds: 0 }).catch((error: unknown) => {
        if (!isNotFound(error)) tell(`error: unable to delete the debug pod "${name}": ${(error as Error).message}\n`);
      });
    }
  }
};

const HOST =
  'To use host binaries, run `chroot /host`. Instead, if you need to access host namespaces, run `nsenter -a -t 1`.\n';

const unmade = ({ flags }: Invocation, name: string): string => {
  const node = flags.string('node-name');
  return `unable to create the debug pod "${name}"${node === '' ? '' : ` on node "${node}"`}`;
};
