import type { ImageStream, SpecTag, StatusTag } from '../../resources/images/image-stream.ts';

/** The spec tag of this name. As everywhere here, tags stand in the order of their names. */
export const specTag = (stream: ImageStream, name: string): SpecTag | undefined =>
  find(stream.spec?.tags, name, specName);

/** The history of the tag of this name. */
export const statusTag = (stream: ImageStream, name: string): StatusTag | undefined =>
  find(stream.status?.tags, name, statusName);

/** Adds a spec tag or replaces the one of its name. */
export const setSpecTag = (stream: ImageStream, tag: SpecTag): void => {
  stream.spec ??= {};
  insert((stream.spec.tags ??= []), tag, specName);
};

/** Adds the history of a tag or replaces it. */
export const setStatusTag = (stream: ImageStream, tag: StatusTag): void => {
  stream.status ??= {};
  insert((stream.status.tags ??= []), tag, statusName);
};

/** Forgets what is wanted of a tag and what was seen of it; whether there was anything. */
export const deleteTag = (stream: ImageStream, name: string): boolean => {
  const found = specTag(stream, name) !== undefined || statusTag(stream, name) !== undefined;
  if (stream.spec?.tags) stream.spec.tags = stream.spec.tags.filter((tag) => tag.name !== name);
  if (stream.status?.tags) stream.status.tags = stream.status.tags.filter(({ tag }) => tag !== name);
  return found;
};

const specName = ({ name }: SpecTag): string => name;

const statusName = ({ tag }: StatusTag): string => tag;

const find = <T>(sorted: readonly T[] | undefined, name: string, nameOf: (item: T) => string): T | undefined => {
  const item = sorted?.[placeOf(sorted, name, nameOf)];
  return item !== undefined && nameOf(item) === name ? item : undefined;
};

const insert = <T>(sorted: T[], item: T, nameOf: (item: T) => string): void => {
  const place = placeOf(sorted, nameOf(item), nameOf);
  const replaced = sorted[place];
  sorted.splice(place, replaced !== undefined && nameOf(replaced) === nameOf(item) ? 1 : 0, item);
};

/** Where an item of this name is, or belongs. */
const placeOf = <T>(sorted: readonly T[], name: string, nameOf: (item: T) => string): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nameOf(sorted[middle] as T) < name) low = middle + 1;
    else high = middle;
  }
  return low;
};
