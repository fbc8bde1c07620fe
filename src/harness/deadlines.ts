/** How long things may take on a cluster, milliseconds, before an experiment gives up; `--timeout-scale` stretches them. */
export const deadlines = {
  /** Until the cluster has taken an object and done what it does at once. */
  apply: 5_000,
  /** Until something that an experiment claims can be seen. */
  assert: 30_000,
  /** Until an image is imported. */
  import: 60_000,
  /** Until the pods of a workload run. */
  rollout: 300_000,
  /** Until a build is complete. */
  build: 600_000,
  /** Until something that was deleted is gone. */
  delete: 60_000,
} as const;
