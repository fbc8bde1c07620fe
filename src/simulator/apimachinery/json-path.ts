/** The names and indexes of a simple JSON path: `.spec.ports[0].name`, `.metadata.annotations['a.b']`, `.status.conditions[?(@.type=="Ready")].status`. */
type Step = string | number | { readonly field: readonly string[]; readonly value: unknown };

const STEP = /\.((?:\\.|[^.[\]\\])+)|\[(\d+)\]|\['([^']+)'\]|\["([^"]+)"\]|\[\?\(@\.([\w.]+)\s*==\s*(.+?)\)\]/y;

const parsed = new Map<string, readonly Step[] | undefined>();

/** The value at a path, `undefined` when there is none or the path is none. Filters find their first match. */
export const valueAt = (object: unknown, path: string): unknown => {
  let value = object;
  for (const step of stepsOf(path) ?? [{ field: [], value: undefined }]) value = stepInto(value, step);
  return value;
};

/**
 * A copy of an object with another value at a path of names; objects on the way are made.
 *
 * @param value `undefined` removes
 */
export const withValueAt = <T>(object: T, path: string, value: unknown): T => {
  const [first, ...rest] = (stepsOf(path) ?? []) as string[];
  if (first === undefined) return object;
  const own = (object ?? {}) as Record<string, unknown>;
  const inner =
    rest.length === 0 ? value : withValueAt(own[first] ?? {}, rest.map((each) => `.${each}`).join(''), value);
  return { ...own, [first]: inner } as T;
};

const stepsOf = (path: string): readonly Step[] | undefined => {
  if (parsed.has(path)) return parsed.get(path);
  const steps = parse(path.startsWith('.') || path.startsWith('[') ? path : `.${path}`);
  if (parsed.size < 1000) parsed.set(path, steps);
  return steps;
};

const parse = (path: string): Step[] | undefined => {
  const steps: Step[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < path.length; ) {
    const match = STEP.exec(path);
    if (match === null) return undefined;
    const [, name, index, single, double, field, literal] = match;
    if (field !== undefined) steps.push({ field: field.split('.'), value: literalOf(literal ?? '') });
    else if (index !== undefined) steps.push(Number(index));
    else steps.push((name ?? single ?? double ?? '').replaceAll('\\.', '.'));
  }
  return steps;
};

const literalOf = (text: string): unknown => {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted !== null) return quoted[2];
  return text === 'true' ? true : text === 'false' ? false : Number.isNaN(Number(text)) ? text : Number(text);
};

const stepInto = (value: unknown, step: Step): unknown => {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  if (typeof step === 'string') return member(value, step);
  if (!Array.isArray(value)) return undefined;
  return value.find((each) => step.field.reduce<unknown>(member, each) === step.value);
};

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
