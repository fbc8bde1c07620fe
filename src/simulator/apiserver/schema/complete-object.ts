import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Schema } from '../facts/load-facts.ts';
import { facts } from '../facts/load-facts.ts';
import { goStruct } from './go-struct.ts';
import { referredName, resolved, schemaName } from './schemas.ts';

type Complete = (value: Record<string, unknown>) => void;

/**
 * Adds the fields that Go writes even when nobody set them: structs that are no pointers, zeros and nulls of fields without
 * `omitempty`. Changes the object in place; kinds that no struct stands behind stay as they are.
 */
export const completeObject = (kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>, object: object): void => {
  const name = schemaName(kind);
  if (name !== undefined) completerOf(name)(object as Record<string, unknown>);
};

const compiled = new Map<string, Complete>();

/** Compiled once a struct, since every write goes through it; structs may contain themselves. */
const completerOf = (name: string): Complete => {
  let complete = compiled.get(name);
  if (complete !== undefined) return complete;
  let steps: readonly Complete[] | undefined;
  complete = (value) => {
    // What is frozen is part of something that was written before, or shared by many objects.
    if (Object.isFrozen(value)) return;
    steps ??= stepsOf(name);
    for (const step of steps) step(value);
  };
  compiled.set(name, complete);
  return complete;
};

const stepsOf = (name: string): Complete[] => {
  const struct = goStruct(name);
  const { properties = {}, required = [] } = facts('openapi-schemas')[name] ?? {};
  if (struct === undefined) return [];
  return Object.entries(properties).flatMap(([field, property]): Complete[] => {
    const isWritten = required.includes(field) || struct.nulls.has(field);
    const zero = struct.nulls.has(field) ? null : zeroOf(property, struct.pointers.has(field), isWritten);
    const nested = nestedOf(property);
    return [
      ...(zero === undefined ? [] : [adding(field, zero)]),
      ...(nested === undefined ? [] : [(owner: Record<string, unknown>) => nested(owner[field])]),
    ];
  });
};

/** What Go writes of a field that nobody set; `undefined`: nothing. */
const zeroOf = (property: Schema, isPointer: boolean, isWritten: boolean): unknown => {
  if (isPointer) return undefined;
  const { default: preset } = property;
  if (preset === '' || preset === 0 || preset === false) return preset;
  const name = referredName(property);
  if (name !== undefined) {
    const special = Object.entries(SPECIAL).find(([suffix]) => name.endsWith(suffix));
    if (special !== undefined) return special[1];
    if (isEmptyStruct(preset)) return {};
  }
  return isWritten && (property.type === 'array' || property.type === 'object') ? null : undefined;
};

/** Structs that Go writes in a form of their own. */
const SPECIAL: Readonly<Record<string, unknown>> = {
  '.Time': null,
  '.MicroTime': null,
  '.RawExtension': null,
  '.IntOrString': 0,
  '.Quantity': '0',
};

const isEmptyStruct = (preset: unknown): boolean =>
  typeof preset === 'object' && preset !== null && Object.keys(preset).length === 0;

const adding =
  (field: string, zero: unknown): Complete =>
  (owner) => {
    if (owner[field] === undefined) owner[field] = isEmptyStruct(zero) ? {} : zero;
  };

/** Completes what stands in a field: a struct, or the structs of a list or map. */
const nestedOf = (property: Schema): ((value: unknown) => void) | undefined => {
  const name = referredName(property);
  if (name !== undefined) {
    if (resolved(property).properties === undefined) return undefined;
    const complete = completerOf(name);
    return (value) => {
      if (typeof value === 'object' && value !== null) complete(value as Record<string, unknown>);
    };
  }
  const members = property.items ?? property.additionalProperties;
  const each = typeof members === 'object' ? nestedOf(members) : undefined;
  if (each === undefined) return undefined;
  return (value) => {
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) each(member);
  };
};
