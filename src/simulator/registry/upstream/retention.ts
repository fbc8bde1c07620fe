const day = 24 * 3_600_000;

/**
 * How long a registry keeps a manifest that no tag names any more, milliseconds.
 *
 * - `drop-at-once`: as the article saw it on Quay
 * - `time-machine`: today's Quay, whose `DEFAULT_TAG_EXPIRATION` is two weeks
 * - `keep`: for ever, as Docker Hub does
 *
 * @see https://docs.projectquay.io/use_quay.html#garbage-collection
 */
export const retentions = {
  'drop-at-once': 0,
  'time-machine': 14 * day,
  keep: Number.POSITIVE_INFINITY,
} as const satisfies Record<string, number>;
