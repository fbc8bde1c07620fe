import type { Command } from '../../command.ts';
import { OcError } from '../../oc-error.ts';

/** `oc api-versions`: the groups of the API with their versions. */
export const apiVersions: Command = {
  usage: '',
  flags: [],
  run: async ({ args, client, context }) => {
    if (args.length > 0)
      throw new OcError(`unexpected arguments: [${args.join(' ')}]\nSee 'oc api-versions -h' for help and examples`);
    const core = await client.request<{ versions: string[] }>({ method: 'GET', path: '/api' });
    const { groups } = await client.request<{ groups: { versions: { groupVersion: string }[] }[] }>({
      method: 'GET',
      path: '/apis',
    });
    const versions = groups.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
    context.stdout(
      [...core.versions, ...versions]
        .sort()
        .map((version) => `${version}\n`)
        .join(''),
    );
  },
};
