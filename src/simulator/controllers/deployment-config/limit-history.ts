import { replicationControllerKind } from '../../../resources/kinds.ts';
import { hasEnded, phaseOf, rolloutName, versionOf } from '../../../resources/rollout.ts';
import type { Rollouts } from './rollouts.ts';

/** Deletes the oldest versions that the config need not remember: ended, without pods, and not the one that runs. */
export const limitHistory = async ({ config, versions, context }: Rollouts): Promise<void> => {
  const limit = config.spec.revisionHistoryLimit;
  if (limit === undefined) return;
  const newestFirst = [...versions].sort((one, other) => versionOf(other) - versionOf(one));
  const active = newestFirst.find((version) => phaseOf(version) === 'Complete');
  const latest = rolloutName(config.metadata.name, config.status?.latestVersion ?? 0);
  const removable = newestFirst.filter(
    (version) =>
      version !== active &&
      version.metadata.name !== latest &&
      hasEnded(version) &&
      (version.spec.replicas ?? 0) === 0 &&
      (version.status?.replicas ?? 0) === 0 &&
      version.metadata.deletionTimestamp === undefined,
  );
  for (const { metadata } of removable.slice(limit))
    await context.client.delete(replicationControllerKind, metadata.namespace, metadata.name);
};
