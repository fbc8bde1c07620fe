/** Where the specification of a pod stands: in a pod, in what has a template of pods, and in a cron job. */
export const podPaths = ['spec', 'spec/template/spec', 'spec/jobTemplate/spec/template/spec'];

/** Anything that JSON can say. */
type Node = Record<string, unknown>;

/**
 * Changes what stands at a path of an object, in every element of lists on the way (`containers[]`).
 *
 * @param path fields with `/` between them
 * @param create whether what is missing on the way is made
 */
export const changeAt = (node: unknown, path: string, change: (value: unknown) => unknown, create = false): void =>
  walk(node, path.split('/'), change, create);

const walk = (
  node: unknown,
  [field = '', ...rest]: readonly string[],
  change: (value: unknown) => unknown,
  create: boolean,
): void => {
  if (typeof node !== 'object' || node === null) return;
  const owner = node as Node;
  const isList = field.endsWith('[]');
  const name = isList ? field.slice(0, -2) : field;
  if (owner[name] === undefined && !(create && !isList)) return;
  if (rest.length === 0) {
    owner[name] = isList ? (owner[name] as unknown[]).map(change) : change(owner[name]);
    return;
  }
  if (isList) {
    if (Array.isArray(owner[name])) for (const element of owner[name]) walk(element, rest, change, create);
    return;
  }
  owner[name] ??= {};
  walk(owner[name], rest, change, create);
};
