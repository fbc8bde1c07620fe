import { podKind } from '../../resources/kinds.ts';
import type { Command } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { createFlags } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc run`: one pod of an image. */
export const run: Command = {
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [flags] [-- COMMAND] [args...]',
  flags: [
    ...createFlags.filter(({ name }) => name !== 'field-manager'),
    stringFlag('field-manager', 'Name of the manager used to track field ownership.', { default: 'kubectl-run' }),
    stringFlag('image', 'The image for the container to run.', { required: true }),
    stringFlag('image-pull-policy', 'The image pull policy for the container.'),
    stringFlag('restart', 'The restart policy for this Pod.', { default: 'Always' }),
    stringFlag('port', 'The port that this container exposes.'),
    listFlag('env', 'Environment variables to set in the container.'),
    listFlag('labels', 'Comma separated labels to apply to the pod.', { short: 'l' }),
    booleanFlag('command', 'If true and extra arguments are present, use them as the command field in the container.'),
  ],
  run: async (invocation) => {
    const { flags, args } = invocation;
    const [name, ...words] = args;
    if (name === undefined) throw new OcError('NAME is required for run');
    const labels = Object.fromEntries(flags.list('labels').map((pair) => pair.split('=') as [string, string]));
    const env = flags
      .values('env')
      .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));
    const container = {
      name,
      image: flags.string('image'),
      ...(words.length > 0 && { [flags.boolean('command') ? 'command' : 'args']: words }),
      ...(flags.has('port') && { ports: [{ containerPort: flags.number('port') }] }),
      ...(env.length > 0 && { env }),
      resources: {},
      ...(flags.has('image-pull-policy') && { imagePullPolicy: flags.string('image-pull-policy') }),
    };
    await createObject(invocation, podKind, {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name, creationTimestamp: null, labels: flags.has('labels') ? labels : { run: name } },
      spec: { containers: [container], restartPolicy: flags.string('restart'), dnsPolicy: 'ClusterFirst' },
      status: {},
    });
  },
};
