import { deploymentKind } from '../../../resources/kinds/kinds.ts';
import { nameSuffix } from '../../client/name-suffix.ts';
import type { Command } from '../../command.ts';
import { listFlag, numberFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create deployment`. */
export const createDeployment: Command = {
  usage: 'NAME --image=image -- [COMMAND] [args...] [flags]',
  flags: [
    ...createFlags,
    listFlag('image', 'Image names to run.', { required: true }),
    numberFlag('replicas', 'Number of replicas to create.', { short: 'r', bits: 32, default: '1' }),
    numberFlag('port', 'The containerPort that this deployment exposes.', { bits: 32, default: '-1' }),
  ],
  run: async (invocation) => {
    const { flags, args, dash, context } = invocation;
    const name = requiredName(invocation);
    const images = flags.list('image');
    const command = dash < 0 ? [] : args.slice(dash);
    if (images.length > 1 && command.length > 0)
      throw new OcError('cannot specify multiple --image options and command');
    const port = flags.number('port');
    const containers = images.map((image, index) => ({
      name: containerName(image, context.now()),
      image,
      ...(command.length > 0 && { command }),
      ...(port >= 0 && index === 0 && { ports: [{ containerPort: port }] }),
      resources: {},
    }));
    const labels = { app: name };
    await createObject(
      invocation,
      deploymentKind,
      {
        kind: 'Deployment',
        apiVersion: 'apps/v1',
        metadata: { name, creationTimestamp: null, labels },
        spec: {
          replicas: flags.number('replicas'),
          selector: { matchLabels: labels },
          template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
          strategy: {},
        },
        status: {},
      },
      { failing: 'failed to create deployment:' },
    );
  },
};

/**
 * The last component of a repository without tag and digest. One with dots or underscores, which no name has, gets other letters
 * and an end of its own.
 */
const containerName = (image: string, now: number): string => {
  const name = (image.split('/').at(-1) as string).split(/[:@]/)[0] as string;
  return /[._]/.test(name) ? `${name.replaceAll(/[._]/g, '-')}-${nameSuffix(name, now)}` : name;
};
