/** Stands between the elements of a path; it cannot occur in one. */
const SEPARATOR = '\0';

/**
 * Fields of an object by their paths. The elements of a path are those of `fieldsV1`: `f:name` for a field, `k:{…}` for a list
 * item by its keys, `v:…` for one by its value.
 */
export type FieldSet = ReadonlySet<string>;

/** The form in which a set is stored; `.` stands for the field itself where it has members of its own. */
export type FieldsV1 = { [element: string]: FieldsV1 };

export const childPath = (path: string, element: string): string =>
  path === '' ? element : `${path}${SEPARATOR}${element}`;

export const elementsOf = (path: string): string[] => path.split(SEPARATOR);

export const difference = (set: FieldSet, other: FieldSet): Set<string> =>
  new Set([...set].filter((path) => !other.has(path)));

export const intersection = (set: FieldSet, other: FieldSet): Set<string> =>
  new Set([...set].filter((path) => other.has(path)));

export const union = (set: FieldSet, other: FieldSet): Set<string> => new Set([...set, ...other]);

export const parseFields = (fields: FieldsV1, path = '', set = new Set<string>()): Set<string> => {
  const elements = Object.keys(fields);
  if (path !== '' && (elements.length === 0 || elements.includes('.'))) set.add(path);
  for (const element of elements)
    if (element !== '.') parseFields(fields[element] ?? {}, childPath(path, element), set);
  return set;
};

/** A field comes before its members, and then it stands for itself as the first of them, as the real server writes it. */
export const writeFields = (set: FieldSet): FieldsV1 => {
  const root: FieldsV1 = {};
  const fields = new Set<FieldsV1>();
  for (const path of [...set].sort()) {
    let node = root;
    for (const element of elementsOf(path)) {
      if (fields.has(node)) node['.'] ??= {};
      node = node[element] ??= {};
    }
    fields.add(node);
  }
  return root;
};

/** The order in which fields are told: those of a place before what is in its other fields. */
export const byPlace = (one: string, other: string): number => {
  const [own, others] = [elementsOf(one), elementsOf(other)];
  const at = own.findIndex((element, index) => element !== others[index]);
  if (at < 0) return own.length - others.length;
  const deeper = Number(own.length > at + 1) - Number(others.length > at + 1);
  return deeper || ((own[at] ?? '') < (others[at] ?? '') ? -1 : 1);
};

/** A path as people read it: `.spec.containers[name="c"].image`. */
export const pathText = (path: string): string =>
  elementsOf(path)
    .map((element) => {
      const value = element.slice(2);
      if (element.startsWith('f:')) return `.${value}`;
      if (element.startsWith('v:')) return `[=${value}]`;
      const keys = JSON.parse(value) as Record<string, unknown>;
      return `[${Object.entries(keys)
        .map(([name, each]) => `${name}=${JSON.stringify(each)}`)
        .join(',')}]`;
    })
    .join('');
