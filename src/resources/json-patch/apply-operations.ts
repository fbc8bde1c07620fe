import { inKeyOrder } from '../../image/key-order.ts';
import { addMember, type Container, containerOf, memberOf, removeMember, setMember } from './container.ts';
import { PatchError } from './patch-error.ts';

/** One operation of a JSON patch, as somebody has written it. */
export interface PatchOperation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly from?: unknown;
  readonly value?: unknown;
}

/**
 * A copy of a document that a JSON patch was applied to. As with the library of the API server, a member that an object lacks
 * may be replaced, negative indices count from the end, and the document as a whole can be tested and replaced, no more.
 *
 * @throws PatchError for an operation that does not fit
 * @see https://www.rfc-editor.org/rfc/rfc6902
 * @see https://pkg.go.dev/gopkg.in/evanphx/json-patch.v4
 */
export const applyOperations = <T extends object>(document: T, operations: readonly PatchOperation[]): T =>
  operations.reduce(
    (current: Container, operation) => {
      // Somebody may have written null in the place of an operation.
      const op = typeof operation?.op === 'string' ? operation.op : 'unknown';
      const apply = verbs.get(op);
      if (apply === undefined) throw new PatchError(`Unexpected kind: ${op}`);
      return apply(current, operation) ?? current;
    },
    structuredClone(document) as unknown as Container,
  ) as unknown as T;

/** Changes a document in place, or gives another one that takes its place. */
type Verb = (document: Container, operation: PatchOperation) => Container | undefined;

const add: Verb = (document, operation) => {
  const path = textOf(operation, 'path', MISSING);
  const place = placeOf(document, path);
  if (place === undefined) throw doesNotApply('add', `doc is missing path: ${JSON.stringify(path)}`);
  return within(`error in add for path: '${path}'`, () => addMember(...place, operation.value ?? null));
};

const remove: Verb = (document, operation) => {
  const path = textOf(operation, 'path', MISSING);
  const place = placeOf(document, path);
  if (place === undefined) throw doesNotApply('remove', `doc is missing path: ${JSON.stringify(path)}`);
  return within(`error in remove for path: '${path}'`, () => removeMember(...place));
};

const replace: Verb = (document, operation) => {
  const path = textOf(operation, 'path');
  if (path === '') return containerOf(operation.value);
  const place = placeOf(document, path);
  if (place === undefined) throw doesNotApply('replace', `doc is missing path: ${path}`);
  const [container, key] = place;
  if (Array.isArray(container) && !hasElement(container, key))
    throw doesNotApply('replace', `doc is missing key: ${path}`);
  setMember(container, key, operation.value ?? null);
  return undefined;
};

const move: Verb = (document, operation) => {
  const from = textOf(operation, 'from');
  const source = placeOf(document, from);
  if (source === undefined) throw doesNotApply('move', `doc is missing from path: ${from}`);
  const value = within(`error in move for path: '${source[1]}'`, () => {
    const found = memberOf(...source);
    removeMember(...source);
    return found;
  });
  const path = textOf(operation, 'path');
  const place = placeOf(document, path);
  if (place === undefined) throw doesNotApply('move', `doc is missing destination path: ${path}`);
  return within(`error in move for path: '${path}'`, () => addMember(...place, value));
};

const copy: Verb = (document, operation) => {
  const from = textOf(operation, 'from');
  const source = placeOf(document, from);
  if (source === undefined) throw doesNotApply('copy', `doc is missing from path: ${from}`);
  const value = within(`error in copy for from: '${from}'`, () => memberOf(...source) ?? null);
  const path = textOf(operation, 'path', MISSING);
  const place = placeOf(document, path);
  if (place === undefined) throw doesNotApply('copy', `doc is missing destination path: ${path}`);
  return within('error while adding value during copy', () => addMember(...place, structuredClone(value)));
};

const test: Verb = (document, operation) => {
  const path = textOf(operation, 'path');
  const place = placeOf(document, path);
  if (place === undefined && path !== '') throw doesNotApply('test', `is missing path: ${path}`);
  const value = place === undefined ? document : within(`error in test for path: '${path}'`, () => memberOf(...place));
  if (!isSame(value ?? null, operation.value ?? null))
    throw new PatchError(`testing value ${path} failed: test failed`);
  return undefined;
};

const verbs: ReadonlyMap<string, Verb> = new Map(Object.entries({ add, remove, replace, move, copy, test }));

const MISSING = 'missing value';

const textOf = (operation: PatchOperation, field: 'path' | 'from', why?: string): string => {
  const text = operation[field];
  if (typeof text === 'string') return text;
  const problem = why ?? `operation${field === 'from' ? ',' : ''} missing ${field} field: ${MISSING}`;
  throw new PatchError(`${operation.op} operation failed to decode ${field}: ${problem}`);
};

const doesNotApply = (op: string, why: string): PatchError =>
  new PatchError(`${op} operation does not apply: ${why}: ${MISSING}`);

/** Where a path leads: what holds the value, and its key there; `undefined` where there is no such holder. */
const placeOf = (document: Container, path: string): readonly [Container, string] | undefined => {
  const [, ...keys] = path.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  let container: Container | undefined = last === undefined ? undefined : document;
  for (const key of keys) {
    if (container === undefined || (Array.isArray(container) && !hasElement(container, key))) return undefined;
    container = containerOf(memberOf(container, key));
  }
  return container === undefined || last === undefined ? undefined : [container, last];
};

const hasElement = (list: unknown[], key: string): boolean => {
  try {
    memberOf(list, key);
    return true;
  } catch (error) {
    if (error instanceof PatchError) return false;
    throw error;
  }
};

/** What went wrong, and where. */
const within = <T>(where: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw error instanceof PatchError ? new PatchError(`${where}: ${error.message}`) : error;
  }
};

const isSame = (one: unknown, other: unknown): boolean => comparable(one) === comparable(other);

/** Whole numbers of 64 bits are no part of JSON. */
const comparable = (value: unknown): string =>
  JSON.stringify(inKeyOrder(value), (_, member) => (typeof member === 'bigint' ? { whole: String(member) } : member));
