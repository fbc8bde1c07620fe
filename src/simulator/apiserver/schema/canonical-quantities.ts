import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { canonicalQuantity } from '../../../resources/quantities/canonical-quantity.ts';
import { facts, type Schema } from '../facts/load-facts.ts';
import { referredName, schemaName } from './schemas.ts';

type Canonicalise = (value: Readonly<Record<string, unknown>>) => void;

/**
 * Writes the quantities of an object as Go reads and writes them, before anybody compares them: `0.5` is `500m`, `1024Mi` is `1Gi`.
 * Changes the object in place; most kinds have none.
 */
export const canonicalQuantities = (kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>, object: object): void => {
  const name = schemaName(kind);
  if (name !== undefined) walkOf(name, new Set())?.(object as Readonly<Record<string, unknown>>);
};

/** Found out once a struct; `null` for those without quantities. */
const known = new Map<string, Canonicalise | null>();

/** @param within the structs that contain this one: what contains itself has no quantities */
const walkOf = (name: string, within: ReadonlySet<string>): Canonicalise | undefined => {
  const found = known.get(name);
  if (found !== undefined) return found ?? undefined;
  if (within.has(name)) return undefined;
  const { properties = {} } = facts('openapi-schemas')[name] ?? {};
  const steps = Object.entries(properties).flatMap(([field, property]) => {
    const canonical = canonicalOf(property, new Set([...within, name]));
    return canonical === undefined ? [] : [[field, canonical] as const];
  });
  const walk: Canonicalise | null =
    steps.length === 0
      ? null
      : (value) => {
          // What is frozen is part of something that was written before.
          if (Object.isFrozen(value)) return;
          for (const [field, canonical] of steps) replace(value, field, canonical);
        };
  known.set(name, walk);
  return walk ?? undefined;
};

/** What a value becomes; structs, lists and maps are changed in place. */
type Canonical = (value: unknown) => unknown;

const replace = (owner: object, field: string, canonical: Canonical): void => {
  const value = (owner as Record<string, unknown>)[field];
  if (value === undefined || value === null) return;
  const own = canonical(value);
  if (own !== value) (owner as Record<string, unknown>)[field] = own;
};

const canonicalOf = (property: Schema, within: ReadonlySet<string>): Canonical | undefined => {
  const name = referredName(property);
  if (name?.endsWith('.resource.Quantity'))
    return (value) => (typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : value);
  if (name !== undefined) {
    const walk = walkOf(name, within);
    return (
      walk &&
      ((value) => {
        if (isObject(value)) walk(value);
        return value;
      })
    );
  }
  const members = property.items ?? property.additionalProperties;
  const each = typeof members === 'object' ? canonicalOf(members, within) : undefined;
  return (
    each &&
    ((value) => {
      if (isObject(value) && !Object.isFrozen(value)) for (const key of Object.keys(value)) replace(value, key, each);
      return value;
    })
  );
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
