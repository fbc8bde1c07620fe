import { podKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { recordFlag } from '../../command-line/record.ts';
import { fileFlags } from '../../command-line/shared-flags.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { applyOverrides } from '../../run/apply-overrides.ts';
import { removeMade, runAttached } from '../../run/run-attached.ts';
import { runPod, runService } from '../../run/run-pod.ts';
import { checkCascade } from '../application/delete/check-deletion.ts';
import { deletionFlags } from '../application/delete/deletion-flags.ts';
import { createFlags } from '../create/create.ts';
import { makeObject, printMade } from '../create/create-object.ts';

/**
 * `oc run`: one pod of an image, and what it writes if somebody attaches to it.
 *
 * @see https://github.com/kubernetes/kubectl/blob/release-1.32/pkg/cmd/run/run.go
 */
export const run: Command = {
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  flags: [
    recordFlag,
    ...createFlags.filter(({ name }) => name !== 'field-manager' && name !== 'validate'),
    ...deletionFlags,
    ...fileFlags,
    stringFlag('field-manager', 'Name of the manager used to track field ownership.', { default: 'kubectl-run' }),
    stringFlag('image', 'The image for the container to run.', { required: true }),
    stringFlag('image-pull-policy', 'The image pull policy for the container.'),
    stringFlag('restart', 'The restart policy for this Pod.', { default: 'Always' }),
    stringFlag('port', 'The port that this container exposes.'),
    listFlag('env', 'Environment variables to set in the container.'),
    listFlag('annotations', 'Annotations to apply to the pod.'),
    stringFlag('labels', 'Comma separated labels to apply to the pod.', { short: 'l' }),
    booleanFlag('command', 'If true and extra arguments are present, use them as the command field in the container.'),
    booleanFlag('attach', 'If true, wait for the pod and show what it writes; true with --stdin.'),
    booleanFlag('stdin', 'Keep stdin open on the container in the pod.', { short: 'i' }),
    booleanFlag('tty', 'Allocate a TTY for the container in the pod.', { short: 't' }),
    booleanFlag('leave-stdin-open', 'If true, stdin stays open when the first one who attached has gone.'),
    booleanFlag('rm', 'If true, delete the pod after it exits; only for attached containers.'),
    booleanFlag('expose', 'If true, create a service in front of the pod; needs --port.'),
    booleanFlag('privileged', 'If true, run the container in privileged mode.'),
    booleanFlag('quiet', 'If true, suppress prompt messages.', { short: 'q' }),
    stringFlag('overrides', 'A patch for the pod, in JSON.'),
    stringFlag('override-type', 'How the patch is read: json, merge or strategic.', { default: 'merge' }),
    durationFlag('pod-running-timeout', 'How long to wait until the pod is running', { default: '1m0s' }),
  ],
  run: async (invocation) => {
    const { flags, args, dash, context } = invocation;
    const [name, ...words] = args;
    if (name === undefined || dash === 0) throw usageError('oc run', 'NAME is required for run');
    checkCascade(invocation);
    check(invocation);
    const pod = await applyOverrides(
      runPod(invocation, name, words),
      flags.string('overrides'),
      flags.string('override-type'),
    );
    const query = { fieldManager: flags.string('field-manager') };
    const made = [{ kind: podKind, object: await makeObject(invocation, podKind, pod, { query, recorded: 'sent' }) }];
    if (flags.boolean('expose')) {
      const service = await makeObject(invocation, serviceKind, runService(invocation, name), {
        query,
        recorded: 'sent',
      });
      printMade(invocation, serviceKind, service);
      if (flags.string('output') === 'yaml') context.stdout('---\n');
      made.push({ kind: serviceKind, object: service });
    }
    const [first] = made as [(typeof made)[number]];
    if (!isAttached(invocation)) return printMade(invocation, podKind, first.object);
    try {
      return await runAttached(invocation, first.object as Pod);
    } finally {
      if (flags.boolean('rm')) await removeMade(invocation, made);
    }
  },
};

/** Without `--attach`, who passes stdin attaches. */
const isAttached = ({ flags }: Invocation): boolean =>
  flags.boolean('attach') || (!flags.has('attach') && flags.boolean('stdin'));

/** @throws OcError for flags that do not go together */
const check = (invocation: Invocation): void => {
  const { flags } = invocation;
  const image = flags.string('image');
  const refuse = (why: string): OcError => usageError('oc run', why);
  if (image === '') throw new OcError('--image is required');
  if (!IMAGE.test(image)) throw new OcError(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (flags.boolean('tty') && !flags.boolean('stdin'))
    throw refuse('-i/--stdin is required for containers with -t/--tty=true');
  if (flags.boolean('expose') && flags.string('port') === '')
    throw refuse('--port must be set when exposing a service');
  const restart = flags.string('restart');
  if (!['', 'Always', 'OnFailure', 'Never'].includes(restart)) throw refuse(`invalid restart policy: ${restart}`);
  if (flags.boolean('rm') && !isAttached(invocation)) throw refuse('--rm should only be used for attached containers');
  if (isAttached(invocation) && flags.string('dry-run') !== 'none')
    throw refuse(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  const pull = flags.string('image-pull-policy');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pull)) throw refuse(`invalid image pull policy: ${pull}`);
};

/** @see https://github.com/distribution/reference/blob/main/regexp.go */
const IMAGE =
  /^([a-zA-Z0-9](?:[\w.-]*[a-zA-Z0-9])?(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/;
