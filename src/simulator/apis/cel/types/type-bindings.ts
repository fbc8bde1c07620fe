import { type CelType, DYN, isDyn, isOpen, isSame } from './cel-type.ts';

/**
 * What the open parts of types turn out to be while an expression is looked through: those of an empty list, or of a
 * function that takes a list of anything.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/checker/types.go
 */
export class TypeBindings {
  #bound = new Map<string, CelType>();
  #count = 0;

  /** A type that is not known yet. */
  fresh(): CelType {
    return { kind: 'param', name: `_var${this.#count++}`, params: [] };
  }

  /** Whether values of these types go where those are expected; what that tells of open types is kept. */
  assign(given: readonly CelType[], expected: readonly CelType[]): boolean {
    const before = this.#bound;
    this.#bound = new Map(before);
    if (this.#allAssignable(given, expected)) return true;
    this.#bound = before;
    return false;
  }

  /** @param toDyn whether what is still open may be anything */
  resolve(type: CelType, toDyn = false): CelType {
    if (type.kind === 'param') {
      const bound = this.#bound.get(type.name);
      return bound === undefined ? (toDyn ? DYN : type) : this.resolve(bound, toDyn);
    }
    if (type.params.length === 0) return type;
    return { ...type, params: type.params.map((each) => this.resolve(each, toDyn)) };
  }

  #allAssignable(given: readonly CelType[], expected: readonly CelType[]): boolean {
    return (
      given.length === expected.length &&
      given.every((each, index) => this.#isAssignable(each, expected[index] as CelType))
    );
  }

  #isAssignable(one: CelType, other: CelType): boolean {
    if (other.kind === 'param') {
      const [isValid, wasBound] = this.#bind(one, other);
      if (isValid || wasBound) return isValid;
    }
    if (one.kind === 'param') return this.#bind(other, one)[0];
    if (isOpen(one) || isOpen(other)) return true;
    if (one.kind === 'null') return canBeNull(other);
    if (other.kind === 'null') return canBeNull(one);
    if (one.kind !== other.kind) return false;
    if (one.kind === 'type') return true;
    return one.name === other.name && this.#allAssignable(one.params, other.params);
  }

  /** Whether an open type can be this one, and whether it was something already. */
  #bind(type: CelType, open: CelType): readonly [isValid: boolean, wasBound: boolean] {
    if (isSame(type, open)) return [true, true];
    const bound = this.#bound.get(open.name);
    if (bound === undefined) {
      const isFree = !this.#refersTo(type, open);
      if (isFree) this.#bound.set(open.name, type);
      return [isFree, false];
    }
    if (isSame(type, bound)) return [true, true];
    if (!this.#isAssignable(type, bound)) return [false, true];
    const general = mostGeneral(type, bound);
    if (!this.#refersTo(general, open)) this.#bound.set(open.name, general);
    return [true, true];
  }

  #refersTo(type: CelType, open: CelType): boolean {
    if (isSame(type, open)) return true;
    if (type.kind !== 'param') return type.params.some((each) => this.#refersTo(each, open));
    const bound = this.#bound.get(type.name);
    return bound !== undefined && this.#refersTo(bound, open);
  }
}

const canBeNull = (type: CelType): boolean =>
  ['null', 'opaque', 'object', 'any'].includes(type.kind) || type.name.startsWith('google.protobuf.');

export const mostGeneral = (one: CelType, other: CelType): CelType => (isNoMoreSpecific(one, other) ? one : other);

const isNoMoreSpecific = (one: CelType, other: CelType): boolean => {
  if (isDyn(one) || one.kind === 'param') return true;
  if (isDyn(other) || other.kind === 'param' || one.kind !== other.kind) return false;
  if (one.kind === 'type') return true;
  return (
    one.name === other.name &&
    one.params.length === other.params.length &&
    one.params.every((each, index) => isNoMoreSpecific(each, other.params[index] as CelType))
  );
};
