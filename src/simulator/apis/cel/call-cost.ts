import { Cidr, Ip } from './address-functions.ts';
import { NamedFormat } from './named-formats.ts';

/** What a call came to: its target first, if it has one, then its arguments. */
type CallCost = (args: readonly unknown[], result: unknown) => number;

/**
 * What a call cost, its target and arguments besides. What is not listed costs 1.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/cel/library/cost.go
 * @see https://github.com/google/cel-go/blob/v0.22.0/interpreter/runtimecost.go
 */
export const callCost = (name: string, args: readonly unknown[], result: unknown): number =>
  COSTS.get(name)?.(args, result) ?? 1;

/** So many steps for a walk through a text. */
const walk = (size: number, factor = 0.1): number => Math.ceil(size * factor);

/** How many characters, items or entries a value has; 1 for what has none. */
export const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return countOf(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (value instanceof Ip) return value.bits / 8;
  if (value instanceof Cidr) return Math.ceil(value.length / 8);
  return Object.getPrototypeOf(value) === Object.prototype ? Object.keys(value).length : 1;
};

/** Characters, not code units; most texts have one each. */
const countOf = (text: string): number => {
  let count = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--;
  return count;
};

/** A walk through all that is in a value. */
const walkThrough = (value: unknown): number => {
  if (typeof value === 'string') return Math.floor(Buffer.byteLength(value) * 0.1);
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + walkThrough(each), 0);
  if (Object.getPrototypeOf(value) !== Object.prototype) return 1;
  return Object.entries(value).reduce((sum, [key, each]) => sum + walkThrough(key) + walkThrough(each), 0);
};

/** A pattern is taken to have an expression in four characters. */
const matching: CallCost = ([text, pattern]) => walk(sizeOf(text) + 1) * walk(sizeOf(pattern), 0.25);

const parsing: CallCost = ([text]) => walk(sizeOf(text));
const twice: CallCost = ([text]) => walk(sizeOf(text), 0.2);
const product: CallCost = ([, one, other]) => 1 + sizeOf(one) * sizeOf(other);

const COSTS = new Map<string, CallCost>();

const costs = (names: string, cost: CallCost): void => {
  for (const name of names.split(' ')) COSTS.set(name, cost);
};

costs('check', () => 350_000);
costs('fieldSelector labelSelector', ([, text]) => {
  const size = sizeOf(text);
  return 10 + walk(size) + walk(size, 0.5) * 50;
});
costs('isSorted sum max min indexOf lastIndexOf', ([value]) => walkThrough(value));
costs('url lowerAscii upperAscii substring trim cidr isIP isCIDR quantity isQuantity', parsing);
costs('startsWith endsWith format bytes', parsing);
costs('replace split', twice);
costs('join', (_, result) => walk(sizeOf(result), 0.2));
costs('find findAll matches', matching);
costs('contains', ([text, part, more]) =>
  more === undefined ? walk(sizeOf(text)) * walk(sizeOf(part)) : product([text, part, more], undefined),
);
costs('intersects', product);
costs('equivalent', ([, one, other]) => 1 + 2 * sizeOf(one) * sizeOf(other));
costs('ip', ([value]) => (value instanceof Cidr ? 1 : walk(sizeOf(value))));
costs('isCanonical', ([, text]) => walk(sizeOf(text), 0.2));
costs('quote', ([, text]) => walk(sizeOf(text)));
costs('string', ([value]) => (value instanceof Uint8Array ? walk(value.length) : 1));
costs('containsIP', ([cidr, ip]) => walk(sizeOf(cidr) * 2) + (typeof ip === 'string' ? walk(sizeOf(ip)) : 0));
costs(
  'containsCIDR',
  ([cidr, other]) =>
    walk(sizeOf(cidr) * 2) + walk(sizeOf(cidr)) + 1 + (typeof other === 'string' ? walk(sizeOf(other)) : 0),
);
costs('validate', ([format, text]) =>
  format instanceof NamedFormat ? walk(sizeOf(text) + 1) * walk(format.patternLength, 0.25) : 1,
);

/** What an operator cost. With values of which nothing is known beforehand it is a single step. */
export const operatorCost = (op: string, one: unknown, other: unknown, isKnown: boolean): number => {
  switch (op) {
    case '==':
    case '!=':
      return walk(Math.min(comparedSize(one), comparedSize(other)));
    case 'in':
      return isKnown && Array.isArray(other) ? other.length : 1;
    case '+':
      return isKnown && isText(one) && isText(other) ? walk(sizeOf(one) + sizeOf(other)) : 1;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isKnown && isText(one) && isText(other) ? walk(Math.min(sizeOf(one), sizeOf(other))) : 1;
    default:
      return 1;
  }
};

/** Addresses are compared in one step. */
const comparedSize = (value: unknown): number => (value instanceof Ip || value instanceof Cidr ? 1 : sizeOf(value));

const isText = (value: unknown): boolean => typeof value === 'string' || value instanceof Uint8Array;
