import type { SizedKind, SizedType } from './sized-type.ts';

/** What a part of an expression comes to and costs at most. */
export interface Estimate {
  readonly cost: number;
  readonly size: number;
  readonly kind: SizedKind;
  /** Of values that stand in the object itself. */
  readonly type?: SizedType | undefined;
  /** Whether the value is written out in the expression, so that its size is certain. */
  readonly isLiteral?: true;
}

/** More than this is not told apart. */
export const UNKNOWN = 2 ** 64;

/** To walk through a text costs so much a character, and a pattern so much a character of it. */
export const TRAVERSAL = 0.1;
export const PATTERN = 0.25;

const FIXED: readonly SizedKind[] = ['bool', 'int', 'double', 'duration', 'timestamp'];

/** A product, or as much as can be. */
export const times = (one: number, other: number): number =>
  one === 0 || other === 0 ? 0 : Math.min(UNKNOWN, one * other);

/** What it costs to look at so many characters. */
export const traversal = (size: number, factor = TRAVERSAL): number => Math.min(UNKNOWN, Math.ceil(size * factor));

export const sum = (...costs: readonly number[]): number =>
  Math.min(
    UNKNOWN,
    costs.reduce((total, each) => total + each, 0),
  );

/** A value that is computed; only numbers and the like are of a known size. */
export const computed = (kind: SizedKind, cost: number, size = FIXED.includes(kind) ? 1 : UNKNOWN): Estimate => ({
  kind,
  cost,
  size,
});

/** A value that stands in the object. */
export const placed = (type: SizedType | undefined, cost: number, kind: SizedKind = 'dyn'): Estimate =>
  type === undefined ? computed(kind, cost) : { kind: type.kind, cost, size: type.most, type };
