import { readFileSync } from 'node:fs';

/** A field of a type of Go, as its JSON has it. */
export interface GoField {
  readonly name: string;
  /** The type of the value, or of the elements of a list or a map of it; absent for what has no fields of its own. */
  readonly type?: string;
  readonly isMap: boolean;
  /** What is written where nothing is set; absent for fields that are left out then. */
  readonly zero?: unknown;
}

/**
 * By kind (`Deployment.apps/v1`) the name of its type, by type its fields in order: `name:Type=zero`, with a star before the type
 * of a map's values.
 *
 * @see https://github.com/kubernetes/api/tree/v0.32.1
 * @see https://github.com/openshift/api/tree/release-4.19
 */
type GoTypes = Readonly<Record<'kinds' | 'types', Readonly<Record<string, string>>>>;

let read: GoTypes | undefined;

const goTypes = (): GoTypes =>
  (read ??= JSON.parse(readFileSync(new URL('./go-types.json', import.meta.url), 'utf8')) as GoTypes);

/** The type of an object; `undefined` for a kind that the real `oc` has no type of. */
export const typeOfKind = (apiVersion: string, kind: string): string | undefined => {
  const [version = '', group] = apiVersion.split('/').reverse();
  return goTypes().kinds[group === undefined ? `${kind}/${version}` : `${kind}.${group}/${version}`];
};

const known = new Map<string, readonly GoField[]>();

/** The fields of a type in the order in which Go writes them. */
export const fieldsOfType = (type: string): readonly GoField[] => {
  const fields = known.get(type) ?? (goTypes().types[type] ?? '').split(' ').filter(Boolean).map(fieldOf);
  known.set(type, fields);
  return fields;
};

const fieldOf = (text: string): GoField => {
  const [, name = '', star, type, zero] = /^([^:=]+)(?::(\*?)([^=]+))?(?:=(.*))?$/.exec(text) ?? [];
  return { name, type, isMap: star === '*', zero: zero === undefined ? undefined : JSON.parse(zero) };
};
