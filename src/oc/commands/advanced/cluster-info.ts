import type { Command } from '../../command.ts';

/** `oc cluster-info`: where the API server is. */
export const clusterInfo: Command = {
  usage: '',
  flags: [],
  run: async ({ client, context }) =>
    context.stdout(
      `Kubernetes control plane is running at ${client.api.server}\n\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n`,
    ),
};
