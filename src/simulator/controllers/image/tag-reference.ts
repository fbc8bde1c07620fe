/** A tag of a stream. */
export interface TagTarget {
  readonly stream: string;
  readonly tag: string;
}

/** Splits `<stream>:<tag>` at the first colon, behind which nothing stands for `latest`; `undefined` without a colon. */
export const splitTag = (name: string): TagTarget | undefined => {
  const colon = name.indexOf(':');
  return colon < 0 ? undefined : { stream: name.slice(0, colon), tag: name.slice(colon + 1) || 'latest' };
};
