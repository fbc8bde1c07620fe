import { replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import { phaseOf, versionOf } from '../../../resources/workloads/rollout.ts';
import type { Rollouts } from './rollouts.ts';

/**
 * Deletes the oldest versions that the config need not remember: of those before the one that runs or, while none does, before
 * the latest. Versions that still have pods count, and stay.
 */
export const limitHistory = async ({ config, versions, context }: Rollouts): Promise<void> => {
  const limit = config.spec.revisionHistoryLimit;
  if (limit === undefined) return;
  const oldestFirst = [...versions].sort((one, other) => versionOf(one) - versionOf(other));
  const active = oldestFirst.findLast((version) => phaseOf(version) === 'Complete');
  const latest = config.status?.latestVersion ?? 0;
  const past = oldestFirst.filter((version) =>
    active === undefined ? versionOf(version) !== latest : versionOf(version) < versionOf(active),
  );
  for (const { metadata, spec } of past.slice(0, Math.max(0, past.length - limit)))
    if (!spec.replicas && metadata.deletionTimestamp === undefined)
      await context.client.delete(replicationControllerKind, metadata.namespace, metadata.name, {
        propagationPolicy: 'Background',
      });
};
