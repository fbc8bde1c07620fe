import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create deploymentconfig`. */
export const createDeploymentConfig: Command = {
  usage: 'NAME --image=IMAGE -- [COMMAND] [args...] [flags]',
  flags: [...createFlags, stringFlag('image', 'The image for the container to run.', { required: true })],
  run: async (invocation) => {
    const { flags, args, dash } = invocation;
    const name = requiredName(invocation);
    const image = flags.string('image');
    const words = dash < 0 ? [] : args.slice(dash);
    const labels = { 'deployment-config.name': name };
    const container = { name: 'default-container', image, ...(words.length > 0 && { command: words }), resources: {} };
    await createObject(
      invocation,
      deploymentConfigKind,
      {
        kind: 'DeploymentConfig',
        apiVersion: 'apps.openshift.io/v1',
        metadata: { name, creationTimestamp: null },
        spec: {
          strategy: { resources: {} },
          triggers: null,
          replicas: 1,
          test: false,
          selector: labels,
          template: { metadata: { creationTimestamp: null, labels }, spec: { containers: [container] } },
        },
        status: {
          latestVersion: 0,
          observedGeneration: 0,
          replicas: 0,
          updatedReplicas: 0,
          availableReplicas: 0,
          unavailableReplicas: 0,
        },
      },
      { parameters: false },
    );
  },
};
