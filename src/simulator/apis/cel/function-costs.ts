import { computed, type Estimate, PATTERN, sum, times, traversal, UNKNOWN } from './estimated-value.ts';
import type { SizedKind } from './sized-type.ts';

/** What a call costs beyond its target and arguments, and what it comes to. */
type CallCost = (target: Estimate | undefined, args: readonly Estimate[]) => Estimate | undefined;

/** An authorization check is as dear as a third of what an expression may cost. */
const CHECK = 350_000;
const LIST = 10;
const STRUCT = 40;
/** The longest pattern behind a named format is taken to have 128 characters. */
const FORMAT_PATTERN = 128 * PATTERN;

/**
 * What a call costs at most, its target and arguments besides. What is not listed costs 1.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/cel/library/cost.go
 * @see https://github.com/google/cel-go/blob/v0.22.0/checker/cost.go
 */
export const callEstimate = (name: string, target: Estimate | undefined, args: readonly Estimate[]): Estimate => {
  const own = COSTS.get(name)?.(target, args) ?? computed(KINDS.get(name) ?? 'dyn', 1);
  return { ...own, cost: sum(own.cost, target?.cost ?? 0, ...args.map(({ cost }) => cost)) };
};

const COSTS = new Map<string, CallCost>();
const KINDS = new Map<string, SizedKind>();

const costs = (names: string, cost: CallCost): void => {
  for (const name of names.split(' ')) COSTS.set(name, cost);
};
const kinds = (kind: SizedKind, names: string): void => {
  for (const name of names.split(' ')) KINDS.set(name, kind);
};

kinds('int', 'size int uint sign asInteger getFullYear getMonth getDate getDayOfMonth getDayOfWeek getDayOfYear');
kinds('int', 'getHours getMinutes getSeconds getMilliseconds prefixLength family compareTo major minor patch');
kinds('bool', 'bool hasValue isURL isQuantity isInteger isGreaterThan isLessThan isIP isCIDR isSemver allowed errored');
kinds('bool', 'isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast');
kinds('double', 'double asApproximateFloat');
kinds('timestamp', 'timestamp');
kinds('duration', 'duration');

costs('check', () => computed('dyn', CHECK));
costs('fieldSelector labelSelector', (_, [text]) => {
  const size = text?.size ?? UNKNOWN;
  return computed('dyn', sum(LIST, traversal(size), traversal(traversal(size, 0.5), LIST + STRUCT)));
});
costs('isSorted sum max min indexOf lastIndexOf', (target) => {
  if (target === undefined) return undefined;
  if (target.kind === 'string') return computed('int', traversal(target.size));
  const items = target.type?.items;
  const each = items?.kind === 'string' || items?.kind === 'bytes' ? sum(1, traversal(items.most)) : 1;
  return computed(items?.kind === 'int' ? 'int' : 'dyn', times(target.size, each));
});
costs('url jsonpatch.escapeKey', (_, [text]) => text && computed('dyn', traversal(text.size), text.size));
costs(
  'lowerAscii upperAscii substring trim',
  (target) => target && computed('string', traversal(target.size), target.size),
);
costs('quantity isQuantity ip isIP cidr isCIDR', (target, [text]) =>
  target === undefined && text !== undefined ? computed('dyn', traversal(text.size)) : undefined,
);
costs('replace', (target, [old, replacement]) => {
  if (target === undefined || old === undefined || replacement === undefined) return undefined;
  return computed('string', traversal(target.size, 0.2), replacedSize(target.size, old, replacement.size));
});
costs('split', (target) => target && computed('list', traversal(target.size, 0.2), target.size));
costs('join', (target, [separator]) => {
  if (target === undefined) return undefined;
  const texts = times(target.size, target.type?.items?.most ?? UNKNOWN);
  const size = sum(texts, times(separator?.size ?? 0, Math.max(0, target.size - 1)));
  return computed('string', traversal(size), size);
});
costs(
  'find findAll',
  (target, [pattern]) => target && pattern && computed('string', matching(target.size, pattern.size), target.size),
);
costs('matches', (target, [pattern, other]) => {
  const [text, expression] = target === undefined ? [pattern, other] : [target, pattern];
  return text && expression && computed('bool', matching(text.size, expression.size));
});
costs(
  'contains',
  (target, [part]) => target && part && computed('bool', times(traversal(target.size), traversal(part.size))),
);
costs('validate', (target, [text]) => target && text && computed('dyn', times(traversal(text.size), FORMAT_PATTERN)));
costs('sets.contains sets.intersects', (_, [one, other]) => setCost(one, other, 1));
costs('sets.equivalent', (_, [one, other]) => setCost(one, other, 2));
costs('startsWith endsWith', (_, [part]) => part && computed('bool', traversal(part.size)));
costs('format', (target) => target && computed('string', traversal(target.size)));
costs('bytes', (_, [text]) => text && computed('bytes', traversal(text.size), times(text.size, 4)));
costs('string', (_, [value]) =>
  value?.kind === 'bytes' ? computed('string', traversal(value.size), value.size) : computed('string', 1),
);

const setCost = (one: Estimate | undefined, other: Estimate | undefined, factor: number): Estimate | undefined =>
  one && other && computed('bool', sum(1, times(times(one.size, other.size), factor)));

/** A pattern is taken to have an expression in four characters. */
const matching = (text: number, pattern: number): number => times(traversal(text + 1), traversal(pattern, PATTERN));

/** Only what a pattern is at least long limits how often it is found; known is that of a text that is written out. */
const replacedSize = (size: number, old: Estimate, replacement: number): number => {
  const least = old.isLiteral ? old.size : 0;
  if (least === 0) return sum(times(sum(size, 1), replacement), size);
  return replacement <= least ? size : times(Math.ceil(size / least), replacement);
};
