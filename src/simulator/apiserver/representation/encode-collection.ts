import { RecentMap } from '../../apimachinery/recent-map.ts';

/** How many characters of texts are kept, in all. */
const MOST = 32 * 1024 * 1024;

/** From this number of members on texts are kept. */
const LARGE = 32;

let texts = new WeakMap<object, string>();
let size = 0;

/** Whether an object is a list or table that is worth it. */
export const isLargeCollection = (object: { items?: unknown; rows?: unknown }): boolean => {
  const members = object.items ?? object.rows;
  return Array.isArray(members) && members.length >= LARGE;
};

/**
 * The JSON of a list or table. Whoever lists once lists again, and most of what is shown is the same: stored objects are
 * frozen, so the texts of their parts are kept as long as there is room.
 */
export const encodeCollection = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return typeof value[0] === 'object' ? encodeMembers(value) : JSON.stringify(value);
  if (Object.isFrozen(value)) return kept(value);
  let fields = '';
  for (const key in value) {
    const each = (value as Record<string, unknown>)[key];
    if (each !== undefined) fields += `${fields === '' ? '' : ','}${nameOf(key)}${encodeCollection(each)}`;
  }
  return `{${fields}}`;
};

const encodeMembers = (members: readonly unknown[]): string => {
  let text = '';
  for (const member of members) text += `${text === '' ? '[' : ','}${encodeCollection(member)}`;
  return `${text}]`;
};

const names = new RecentMap<string, string>(1000);

const nameOf = (key: string): string => {
  let name = names.get(key);
  if (name === undefined) names.set(key, (name = `${JSON.stringify(key)}:`));
  return name;
};

const kept = (object: object): string => {
  let text = texts.get(object);
  if (text === undefined) {
    text = JSON.stringify(object);
    size += text.length;
    if (size > MOST) [texts, size] = [new WeakMap(), text.length];
    texts.set(object, text);
  }
  return text;
};
