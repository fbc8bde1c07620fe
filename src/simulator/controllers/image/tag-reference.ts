/** A tag of a stream. */
export interface TagTarget {
  readonly stream: string;
  readonly tag: string;
}

/** Splits `<stream>:<tag>`; `undefined` when the name has another form. */
export const splitTag = (name: string): TagTarget | undefined => {
  const [stream = '', tag = '', ...rest] = name.split(':');
  return stream && tag && rest.length === 0 ? { stream, tag } : undefined;
};
