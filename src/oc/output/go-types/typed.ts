import { isJsonObject, type JsonObject } from '../../../image/json-object.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { fieldsOfType, type GoField, typeOfKind } from './go-types.ts';

/**
 * An object as Go writes it once it has a type: fields in the order of the type, some of them although nobody set them, and
 * no lists of nothing; `undefined` for kinds without a type.
 */
export const typed = (object: KubeObject): KubeObject | undefined => {
  const { kind = '', apiVersion = '' } = object as { kind?: string; apiVersion?: string };
  const type = typeOfKind(apiVersion, kind);
  if (type === undefined) return undefined;
  return { kind, apiVersion, ...withFields(object as unknown as JsonObject, type) } as unknown as KubeObject;
};

/** What is kept of an object without its kind, as Go writes a value of this type. */
export const typedAs = (type: string, value: object): JsonObject => withFields(value as JsonObject, type);

const withFields = (value: JsonObject, type: string): JsonObject => {
  const fields = fieldsOfType(type);
  const members: JsonObject = {};
  for (const field of fields) {
    const member = value[field.name] ?? field.zero;
    if (member === undefined || (field.zero === undefined && Array.isArray(member) && member.length === 0)) continue;
    members[field.name] = memberOf(member, field);
  }
  for (const [name, member] of Object.entries(value))
    if (!(name in members) && !isNamed(fields, name)) members[name] = member;
  return members;
};

const isNamed = (fields: readonly GoField[], name: string): boolean => fields.some((field) => field.name === name);

const memberOf = (member: unknown, { type, isMap }: GoField): unknown => {
  if (Array.isArray(member)) return member.map((each) => memberOf(each, { name: '', type, isMap }));
  if (!isJsonObject(member)) return member;
  const entries = (): [string, unknown][] => Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1));
  if (type === undefined) return Object.fromEntries(entries());
  if (isMap)
    return Object.fromEntries(entries().map(([key, each]) => [key, memberOf(each, { name: '', type, isMap: false })]));
  return withFields(member, type);
};
