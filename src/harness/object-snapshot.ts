import type { Evidence } from '../evidence/evidence.ts';
import { apiVersionOf, type ResourceKind } from '../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../resources/kube-object.ts';
import { maskSecrets } from './mask-secrets.ts';

type Snapshot = Extract<Evidence, { kind: 'object' }>;

/** One thing that a step expected of an object: where, and what should be there. */
export interface AssertedPart {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  /** Whether what is there will do; default: it is the expected text. */
  readonly holds?: (found: unknown) => boolean;
}

/** Whether a text is part of what is there. */
export const contains =
  (text: string) =>
  (found: unknown): boolean =>
    typeof found === 'string' && found.includes(text);

/**
 * An object as evidence: with its kind, which the items of a list leave out, and without managed fields and what must not be seen, with what a step expected of it.
 *
 * @param at milliseconds since the epoch
 */
export const objectSnapshot = (
  kind: ResourceKind,
  object: KubeObject,
  at: number,
  asserted: readonly AssertedPart[] = [],
): Snapshot => {
  const { managedFields: _, ...metadata } = object.metadata as KubeObject['metadata'] & { managedFields?: unknown };
  const shown = { ...object, apiVersion: apiVersionOf(kind), kind: kind.kind, metadata };
  return {
    kind: 'object',
    name: `${kind.kind.toLowerCase()}/${metadata.name}`,
    namespace: metadata.namespace,
    object: JSON.parse(maskSecrets(JSON.stringify(shown))) as Record<string, unknown>,
    at: new Date(at).toISOString(),
    ...(asserted.length === 0 ? {} : { asserted: asserted.map((part) => compare(object, part)) }),
  };
};

const compare = (object: KubeObject, { path, expected, holds }: AssertedPart) => {
  const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);
  const actual = textOf(found);
  return {
    path: [...path],
    expected,
    ...(actual === undefined ? {} : { actual }),
    holds: holds?.(found) ?? actual === expected,
  };
};

/** Of a list, how long it is says enough. */
const textOf = (found: unknown): string | undefined => {
  if (found === undefined || typeof found === 'string') return found;
  return Array.isArray(found) ? `${found.length} entries` : JSON.stringify(found);
};
