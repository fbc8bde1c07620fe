/** The platform an image runs on, as in the entries of an index. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** The platform of a cluster's nodes unless something else is said. */
export const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64' };

/**
 * The first entry of an index for the wanted platform. A wanted variant must match; without one any variant does.
 * `undefined` when the index has none.
 */
export const findPlatform = <Entry extends { readonly platform?: Platform }>(
  entries: readonly Entry[],
  wanted: Platform,
): Entry | undefined =>
  entries.find(
    ({ platform }) =>
      platform?.os === wanted.os &&
      platform.architecture === wanted.architecture &&
      (wanted.variant === undefined || platform.variant === wanted.variant),
  );
