import { readFileSync } from 'node:fs';

/** A field of a Go struct, in the order of its declaration; one without a JSON name has its fields beside those of the struct. */
export interface GoField {
  readonly name: string;
  readonly jsonName: string | undefined;
  readonly type: string;
}

let declared: Readonly<Record<string, string>> | undefined;
const fields = new Map<string, readonly GoField[]>();

/**
 * How Kubernetes 1.32 declares a type that a pod template has in it: a struct by its fields (`Name=string`, `TTY/tty=bool`,
 * `VolumeSource/=v1.VolumeSource`), a map by what it holds. Types that are texts or basic ones are not declared.
 */
const declarationOf = (type: string): string | undefined => {
  declared ??= JSON.parse(readFileSync(new URL('./go-types.json', import.meta.url), 'utf8')) as Record<string, string>;
  return declared[type];
};

/** The fields of a struct; `undefined` for other types. */
export const goFields = (type: string): readonly GoField[] | undefined => {
  const known = fields.get(type);
  if (known !== undefined) return known;
  const declaration = declarationOf(type);
  if (declaration === undefined || declaration.startsWith('map[')) return undefined;
  const read = declaration.split(' ').map(fieldOf);
  fields.set(type, read);
  return read;
};

/** The type of a map's values; `undefined` for other types. */
export const goMapValue = (type: string): string | undefined =>
  /^map\[[^\]]+\](.+)$/.exec(declarationOf(type) ?? type)?.[1];

const fieldOf = (word: string): GoField => {
  const [, name = '', ownName, type = ''] = /^(\w+)(?:\/(\w*))?=(.+)$/.exec(word) ?? [];
  const jsonName = ownName ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return { name, jsonName: jsonName === '' ? undefined : jsonName, type };
};
