import { MirrorPlan, plannedBlobs, type RegistryPlan, type RepositoryPlan } from './mirror-plan.ts';

/** What happens to a repository in a phase. */
export interface PhaseUnit {
  readonly registry: RegistryPlan;
  readonly repository: RepositoryPlan;
  /** How many blobs an earlier phase has brought to the registry. */
  readonly mounts: number;
  /** How many blobs other repositories are to get, too. */
  readonly shared: number;
}

/**
 * Orders the work so that a blob is sent to a registry once: repositories that share nothing at once, of the others those
 * with the most shared blobs first.
 */
export const mirrorPhases = ({ registries }: MirrorPlan): PhaseUnit[][] => {
  const phases: PhaseUnit[][] = [];
  const uploaded = new Map<string, Set<string>>();
  const remaining = [...registries.values()].map((registry) => ({ registry, units: unitsOf(registry) }));
  while (remaining.some(({ units }) => units.length > 0)) {
    const phase: PhaseUnit[] = [];
    for (const { registry, units } of remaining) {
      const known = uploaded.get(registry.name) ?? new Set<string>();
      uploaded.set(registry.name, known);
      const taken = take(units, known);
      units.splice(0, units.length, ...units.filter((unit) => !taken.includes(unit)));
      phase.push(...taken.map((unit) => ({ ...unit, mounts: countIn(known, plannedBlobs(unit.repository)) })));
    }
    for (const { registry, repository } of phase)
      for (const digest of plannedBlobs(repository)) uploaded.get(registry.name)?.add(digest);
    phases.push(phase);
  }
  return phases;
};

type Unit = Omit<PhaseUnit, 'mounts'>;

const unitsOf = (registry: RegistryPlan): Unit[] => {
  const counts = MirrorPlan.blobCounts(registry);
  return [...registry.repositories.values()]
    .map((repository) => {
      const shared = [...plannedBlobs(repository)].filter((digest) => (counts.get(digest) ?? 0) > 1).length;
      return { registry, repository, shared };
    })
    .sort((one, other) => other.shared - one.shared);
};

const take = (units: readonly Unit[], uploaded: ReadonlySet<string>): Unit[] => {
  const uploading = new Set<string>();
  const taken = units.filter(({ shared }) => shared === 0);
  for (const unit of units) {
    const blobs = plannedBlobs(unit.repository);
    if (unit.shared === 0 || countIn(uploading, blobs) > 0) continue;
    for (const digest of blobs) if (!uploaded.has(digest)) uploading.add(digest);
    taken.push(unit);
  }
  return taken;
};

const countIn = (known: ReadonlySet<string>, blobs: ReadonlySet<string>): number =>
  [...blobs].filter((digest) => known.has(digest)).length;
