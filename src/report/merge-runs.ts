import type { ExperimentFacts, RunFacts } from '../evidence/run-facts.ts';

/**
 * Puts the parts of a run together: those that were made on the same target and have no experiment in common, as the shards
 * of a run have not. What overlaps, or was made elsewhere, stays a run of its own.
 *
 * @returns in the order in which their first parts were given
 */
export const mergeRuns = (runs: readonly RunFacts[]): readonly RunFacts[] => {
  const merged: RunFacts[] = [];
  for (const run of runs) {
    const index = merged.findIndex((other) => sameTarget(other, run) && disjoint(other, run));
    if (index < 0) merged.push(run);
    else merged[index] = join(merged[index]!, run);
  }
  return merged;
};

const sameTarget = (one: RunFacts, other: RunFacts): boolean => targetOf(one) === targetOf(other);

/** Capabilities depend on what is in reach of the machine that ran a part. */
const targetOf = ({ target }: RunFacts): string =>
  JSON.stringify([target?.name, target?.description, target?.version, target?.shell]);

const disjoint = (one: RunFacts, other: RunFacts): boolean => {
  const ids = new Set(one.experiments.map(({ id }) => id));
  return other.experiments.every(({ id }) => !ids.has(id));
};

const join = (one: RunFacts, other: RunFacts): RunFacts => {
  const startedAt = [one.startedAt, other.startedAt].sort()[0]!;
  const ended = Math.max(...[one, other].map((run) => Date.parse(run.startedAt) + run.duration));
  return {
    ...one,
    startedAt,
    duration: ended - Date.parse(startedAt),
    experiments: [...one.experiments, ...other.experiments].sort(asWritten),
    failures: [...(one.failures ?? []), ...(other.failures ?? [])],
    features: union(one.features, other.features, ({ uri }) => uri),
    chapters: union(one.chapters, other.chapters, ({ folder }) => folder),
  };
};

const asWritten = (one: ExperimentFacts, other: ExperimentFacts): number =>
  one.uri < other.uri ? -1 : one.uri > other.uri ? 1 : placeIn(one) - placeIn(other);

const placeIn = ({ line, rowLine }: ExperimentFacts): number => rowLine ?? line;

const union = <T>(
  one: readonly T[] | undefined,
  other: readonly T[] | undefined,
  key: (element: T) => string,
): T[] | undefined => {
  if (one === undefined && other === undefined) return undefined;
  const all = [...(one ?? []), ...(other ?? [])];
  return [...new Map(all.map((element) => [key(element), element])).values()].sort((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
};
