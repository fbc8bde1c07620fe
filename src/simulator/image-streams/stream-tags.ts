import type { ImageStream, SpecTag, StatusTag } from '../../resources/image-stream.ts';

/** The spec tag of this name. */
export const specTag = (stream: ImageStream, name: string): SpecTag | undefined =>
  stream.spec?.tags?.find((tag) => tag.name === name);

/** The history of the tag of this name. */
export const statusTag = (stream: ImageStream, name: string): StatusTag | undefined =>
  stream.status?.tags?.find(({ tag }) => tag === name);

/** Adds a spec tag or replaces the one of its name. Tags stay in the order of their names. */
export const setSpecTag = (stream: ImageStream, tag: SpecTag): void => {
  stream.spec ??= {};
  insert((stream.spec.tags ??= []), tag, ({ name }) => name);
};

/** Adds the history of a tag or replaces it. */
export const setStatusTag = (stream: ImageStream, tag: StatusTag): void => {
  stream.status ??= {};
  insert((stream.status.tags ??= []), tag, (each) => each.tag);
};

/** Forgets what is wanted of a tag and what was seen of it; whether there was anything. */
export const deleteTag = (stream: ImageStream, name: string): boolean => {
  const found = specTag(stream, name) !== undefined || statusTag(stream, name) !== undefined;
  if (stream.spec?.tags) stream.spec.tags = stream.spec.tags.filter((tag) => tag.name !== name);
  if (stream.status?.tags) stream.status.tags = stream.status.tags.filter(({ tag }) => tag !== name);
  return found;
};

const insert = <T>(sorted: T[], item: T, nameOf: (item: T) => string): void => {
  const name = nameOf(item);
  const place = sorted.findIndex((each) => nameOf(each) >= name);
  if (place < 0) sorted.push(item);
  else sorted.splice(place, nameOf(sorted[place] as T) === name ? 1 : 0, item);
};
