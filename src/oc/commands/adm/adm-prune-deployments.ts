import {
  deploymentConfigKind,
  deploymentKind,
  replicaSetKind,
  replicationControllerKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { rolloutAnnotations } from '../../../resources/workloads/rollout.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { checkPruneOld, type PruneCandidate, pruneOld, pruneOldFlags } from '../../prune/prune-old.ts';

/** `oc adm prune deployments`: removes rollouts without pods, but for the newest of each configuration. */
export const admPruneDeployments: Command = {
  usage: '[flags]',
  flags: [
    ...pruneOldFlags('deployment'),
    booleanFlag('replica-sets', 'EXPERIMENTAL: If true, ReplicaSets will be included in the pruning process.'),
  ],
  run: async (invocation) => {
    checkPruneOld(invocation);
    const pairs: [owner: ResourceKind, rollout: ResourceKind][] = [[deploymentConfigKind, replicationControllerKind]];
    if (invocation.flags.boolean('replica-sets')) pairs.push([deploymentKind, replicaSetKind]);
    const owners: string[] = [];
    const candidates: PruneCandidate[] = [];
    for (const [owner] of pairs) owners.push(...(await list(invocation, owner)).map((object) => keyOf(owner, object)));
    for (const [owner, rollout] of pairs)
      for (const object of await list<Rollout>(invocation, rollout)) {
        const name = object.metadata.ownerReferences?.find(({ kind }) => kind === owner.kind)?.name;
        if (name === undefined || object.spec.replicas !== 0 || (object.status?.replicas ?? 0) !== 0) continue;
        const key = keyOf(owner, { metadata: { ...object.metadata, name } });
        candidates.push({
          kind: rollout,
          object,
          outcome: outcomeOf(rollout, object),
          owner: owners.includes(key) ? key : undefined,
          propagationPolicy: 'Background',
        });
      }
    await pruneOld(invocation, candidates, owners, 'deployments');
  },
};

interface Rollout extends KubeObject {
  readonly spec: { readonly replicas?: number };
  readonly status?: { readonly replicas?: number };
}

const list = async <T extends KubeObject>({ client, flags, namespace }: Invocation, kind: ResourceKind): Promise<T[]> =>
  (await client.list<T>(kind, flags.has('namespace') ? namespace : '')).items;

const keyOf = (owner: ResourceKind, { metadata }: Pick<KubeObject, 'metadata'>): string =>
  `${owner.kind} ${metadata.namespace}/${metadata.name}`;

/** A replica set without pods counts as complete. */
const outcomeOf = (kind: ResourceKind, { metadata }: KubeObject): PruneCandidate['outcome'] => {
  const phase = kind === replicaSetKind ? 'Complete' : metadata.annotations?.[rolloutAnnotations.phase];
  if (phase === 'Complete') return 'complete';
  return phase === 'Failed' ? 'failed' : undefined;
};
