import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { checkPruneOld, type PruneCandidate, pruneOld, pruneOldFlags } from '../../prune/prune-old.ts';

/** `oc adm prune builds`: removes builds that have ended, but for the newest of each configuration. */
export const admPruneBuilds: Command = {
  usage: '[flags]',
  flags: pruneOldFlags('build'),
  run: async (invocation) => {
    checkPruneOld(invocation);
    const { client, flags } = invocation;
    const namespace = flags.has('namespace') ? invocation.namespace : '';
    const configs = (await client.list<BuildConfig>(buildConfigKind, namespace)).items;
    const owners = configs.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const { items } = await client.list<Build>(buildKind, namespace);
    await pruneOld(
      invocation,
      items.map((build) => candidate(build, owners)),
      owners,
      'builds',
    );
  },
};

const candidate = (object: Build, owners: readonly string[]): PruneCandidate => {
  const { config, phase = 'New' } = object.status ?? {};
  const owner = config && `${config.namespace}/${config.name}`;
  const ended = ['Failed', 'Error', 'Cancelled'].includes(phase) ? 'failed' : undefined;
  return {
    kind: buildKind,
    object,
    outcome: phase === 'Complete' ? 'complete' : ended,
    owner: owner !== undefined && owners.includes(owner) ? owner : undefined,
  };
};
