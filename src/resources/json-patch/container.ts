import { isJsonObject, type JsonObject, putMember } from '../../image/json-object.ts';
import { PatchError } from './patch-error.ts';

/** An object or a list, whose members and elements have keys in a patch. */
export type Container = JsonObject | unknown[];

/** @returns the object or list itself, `undefined` for any other value */
export const containerOf = (value: unknown): Container | undefined =>
  Array.isArray(value) || isJsonObject(value) ? value : undefined;

/**
 * A member, `undefined` where an object lacks it, or an element; a negative index counts from the end.
 *
 * @throws PatchError for an element that is not there
 */
export const memberOf = (container: Container, key: string): unknown => {
  if (!Array.isArray(container)) return Object.hasOwn(container, key) ? container[key] : undefined;
  return container[elementIndex(container, key, container.length)];
};

/** Replaces a member or an element. @throws PatchError for an element that is not there */
export const setMember = (container: Container, key: string, value: unknown): void => {
  if (Array.isArray(container)) container[elementIndex(container, key, container.length)] = value;
  else putMember(container, key, value);
};

/** Adds a member, or an element before the one of that index; `-` is the end. @throws PatchError for an index beyond */
export const addMember = (container: Container, key: string, value: unknown): undefined => {
  if (!Array.isArray(container)) putMember(container, key, value);
  else if (key === '-') container.push(value);
  else container.splice(elementIndex(container, key, container.length + 1), 0, value);
};

/** @throws PatchError for what is not there */
export const removeMember = (container: Container, key: string): undefined => {
  if (Array.isArray(container)) container.splice(elementIndex(container, key, container.length), 1);
  else if (Object.hasOwn(container, key)) delete container[key];
  else throw new PatchError(`Unable to remove nonexistent key: ${key}: missing value`);
};

const elementIndex = (list: readonly unknown[], key: string, size: number): number => {
  if (!/^[+-]?\d+$/.test(key))
    throw new PatchError(
      `${size > list.length ? `value was not a proper array index: '${key}': ` : ''}strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`,
    );
  const index = Number(key);
  if (index >= size || index < -size)
    throw new PatchError(`Unable to access invalid index: ${index}: invalid index referenced`);
  return index < 0 ? index + size : index;
};
