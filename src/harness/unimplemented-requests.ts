import type { ExperimentCluster } from '../ports/target.ts';

/** What was asked of a cluster although it is not implemented: one line each, with how often. */
export const unimplementedRequests = (cluster: ExperimentCluster): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { method, path, userAgent } of cluster.unimplemented()) {
    const line = `${method} ${path}  (${userAgent})`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line}  ${count} times`));
};
