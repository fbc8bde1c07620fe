import { putMember } from '../../image/json-object.ts';

/**
 * A copy of a JSON value that may be changed. Objects of the API hold nothing else, which makes this several times as fast as
 * `structuredClone`. Members that are `undefined` stay so.
 */
export const copyOf = <T>(value: T): T => copied(value) as T;

const copied = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    // Most members are no objects, and need no call.
    const own = typeof member === 'object' ? copied(member) : member;
    if (key !== '__proto__') copy[key] = own;
    else putMember(copy, key, own);
  }
  return copy;
};
