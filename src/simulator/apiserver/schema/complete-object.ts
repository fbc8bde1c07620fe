import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { facts, type Schema } from '../facts/load-facts.ts';
import { goStruct } from './go-struct.ts';
import { referredName, resolved, schemaName } from './schemas.ts';
import { isEmptyStruct, zerosOf } from './zeros.ts';

type Complete = (value: Record<string, unknown>) => void;

/**
 * Adds the fields that Go writes even when nobody set them: structs that are no pointers, zeros and nulls of fields without
 * `omitempty`. Changes the object in place; kinds that no struct stands behind stay as they are.
 */
export const completeObject = (kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>, object: object): void => {
  if (HAVE_NO_STRUCT.includes(kind.kind)) return;
  const name = schemaName(kind);
  if (name !== undefined) completerOf(name)(object as Record<string, unknown>);
};

/** Custom resources of OpenShift that no server reads into a struct. */
const HAVE_NO_STRUCT = ['RoleBindingRestriction', 'ClusterResourceQuota'];

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
  const { properties = {} } = facts('openapi-schemas')[name] ?? {};
  if (goStruct(name) === undefined) return [];
  const zeros = zerosOf(name);
  return Object.entries(properties).flatMap(([field, property]): Complete[] => {
    const zero = zeros.get(field);
    const nested = nestedOf(property);
    return [
      ...(zero === undefined ? [] : [adding(field, zero, isKeptAsProtobuf(name) && !isNullable(name, field))]),
      ...(nested === undefined ? [] : [(owner: Record<string, unknown>) => nested(owner[field])]),
    ];
  });
};

const adding =
  (field: string, zero: unknown, forgetsEmpty: boolean): Complete =>
  (owner) => {
    const value = owner[field];
    if (value === undefined) owner[field] = isEmptyStruct(zero) ? {} : zero;
    else if (zero === null && forgetsEmpty && isEmpty(value)) owner[field] = null;
  };

/** A list or map without entries comes back from storage as none, but for kinds that are kept as JSON. */
const isKeptAsProtobuf = (name: string): boolean =>
  !/\.(?:apiextensions-apiserver|kube-aggregator|openshift\.api\.security)\./.test(name);

/** Lists whose type has a name of its own, of which protobuf tells whether there is one. */
const isNullable = (name: string, field: string): boolean => NULLABLE.some((each) => `${name}.${field}`.endsWith(each));

const NULLABLE = ['apps.v1.DeploymentConfigSpec.triggers', 'user.v1.Group.users'];

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

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
