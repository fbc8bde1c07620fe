import {
  BOOL,
  type CelType,
  DYN,
  ERROR,
  isDyn,
  isOpen,
  isSame,
  listType,
  mapType,
  optionalType,
  optionalValueType,
  shownType,
  typeOf,
  typeType,
} from './cel-type.ts';
import { overloadsOf } from './function-signatures.ts';
import { mostGeneral, TypeBindings } from './type-bindings.ts';
import type { Call, CelFinding, Loop, Part, Select } from './typed-tree.ts';

/** The variables of an expression, by name; a name may have dots. */
export type Variables = ReadonlyMap<string, CelType>;

/** The names of types are values, too. */
const TYPES: Variables = new Map([
  ...['bool', 'bytes', 'double', 'int', 'string', 'uint'].map((name) => [name, typeType(typeOf(name))] as const),
  ['list', typeType(listType(DYN))],
  ['map', typeType(mapType(DYN, DYN))],
  ['null_type', typeType(typeOf('null'))],
  ['type', typeType(typeType(DYN))],
  ['optional_type', typeType(optionalType(DYN))],
  ['google.protobuf.Timestamp', typeType(typeOf('timestamp'))],
  ['google.protobuf.Duration', typeType(typeOf('duration'))],
  ['net.IP', typeType(typeOf('IP'))],
  ['net.CIDR', typeType(typeOf('CIDR'))],
]);

/**
 * Finds out what every part of an expression comes to, before there are any values.
 *
 * @see https://github.com/google/cel-go/blob/v0.22.0/checker/checker.go
 */
export class TypeChecker {
  readonly findings: CelFinding[] = [];
  readonly #types = new Map<Part, CelType>();
  readonly #bindings = new TypeBindings();
  #scope: Variables;

  constructor(variables: Variables) {
    this.#scope = variables;
  }

  /** What a part that was checked comes to; what stayed open may be anything. */
  typeOf(part: Part): CelType {
    return this.#bindings.resolve(this.#types.get(part) ?? ERROR, true);
  }

  check(part: Part): CelType {
    const type = this.#check(part);
    this.#types.set(part, type);
    return type;
  }

  #check(part: Part): CelType {
    switch (part.op) {
      case 'literal':
        return typeOf(part.type);
      case 'ident':
        return (
          this.#find(part.name) ?? this.#wrong(part.at, `undeclared reference to '${part.name}' (in container '')`)
        );
      case 'select': {
        const variable = part.isTest || part.isOptional ? undefined : this.#find(qualifiedName(part));
        return variable ?? this.#bindings.resolve(this.#select(part));
      }
      case 'call':
        return this.#call(part);
      case 'list':
        return listType(this.#list(part.items));
      case 'map':
        return this.#map(part.entries);
      case 'loop':
        return this.#loop(part);
    }
  }

  #find(name: string | undefined): CelType | undefined {
    return name === undefined ? undefined : (this.#scope.get(name) ?? TYPES.get(name));
  }

  #wrong(at: number, message: string): CelType {
    this.findings.push({ at, message });
    return ERROR;
  }

  #select({ at, of, field, isOptional, isTest }: Select): CelType {
    const given = this.#bindings.resolve(this.check(of));
    const inner = optionalValueType(given);
    const result = this.#field(at, inner ?? given, field);
    if (isTest) return BOOL;
    return inner !== undefined || isOptional ? optionalType(result) : result;
  }

  #field(at: number, type: CelType, field: string): CelType {
    switch (type.kind) {
      case 'map':
        return type.params[1] ?? DYN;
      case 'object':
        if (type.fields === undefined) return this.#wrong(at, `unexpected failed resolution of '${type.name}'`);
        return type.fields.get(field) ?? this.#wrong(at, `undefined field '${field}'`);
      case 'param':
        this.#bindings.assign([DYN], [type]);
        return DYN;
      default:
        if (!isOpen(type)) this.#wrong(at, `type '${shownType(type)}' does not support field selection`);
        return DYN;
    }
  }

  #call(call: Call): CelType {
    const { at, name, target, args } = call;
    for (const arg of args) this.check(arg);
    const prefix = target && qualifiedName(target);
    const qualified = prefix === undefined ? undefined : `${prefix}.${name}`;
    if (qualified !== undefined && overloadsOf(qualified) !== undefined)
      return this.#resolve(at, qualified, args, false);
    if (target !== undefined) this.check(target);
    if (overloadsOf(name) === undefined) return this.#wrong(at, `undeclared reference to '${name}' (in container '')`);
    return this.#resolve(at, name, target === undefined ? args : [target, ...args], target !== undefined);
  }

  #resolve(at: number, name: string, parts: readonly Part[], isMember: boolean): CelType {
    const given = parts.map((part) => this.#types.get(part) ?? ERROR);
    if (name === '_&&_' || name === '_||_') return this.#allTrue(parts, given);
    let result: CelType | undefined;
    for (const overload of overloadsOf(name) ?? []) {
      if (overload.isMember !== isMember) continue;
      const fresh = new Map(overload.open.map((each) => [each, this.#bindings.fresh()]));
      const expected = overload.args.map((each) => instantiated(each, fresh));
      if (!this.#bindings.assign(given, expected)) continue;
      const own = this.#bindings.resolve(instantiated(overload.result, fresh));
      if (result === undefined) result = own;
      else if (!isDyn(result) && !isSame(own, result)) result = DYN;
    }
    if (result !== undefined) return result;
    const [first = '', ...more] = given.map((each) => shownType(this.#bindings.resolve(each, true)));
    const shown = isMember ? `${first}.(${more.join(', ')})` : `(${[first, ...more].join(', ')})`;
    return this.#wrong(at, `found no matching overload for '${name}' applied to '${shown}'`);
  }

  #allTrue(parts: readonly Part[], given: readonly CelType[]): CelType {
    let isWrong = false;
    for (const [index, type] of given.entries()) {
      if (this.#bindings.assign([type], [BOOL])) continue;
      this.#mismatch(parts[index] as Part, BOOL, type);
      isWrong = true;
    }
    return isWrong ? ERROR : BOOL;
  }

  #mismatch({ at }: Part, expected: CelType, found: CelType): void {
    this.#wrong(at, `expected type '${shownType(expected)}' but found '${shownType(found)}'`);
  }

  #list(items: readonly Part[]): CelType {
    let joined: CelType | undefined;
    for (const item of items) joined = this.#joined(joined, item);
    return joined ?? this.#bindings.fresh();
  }

  #map(entries: readonly (readonly [Part, Part])[]): CelType {
    let [key, value]: [CelType | undefined, CelType | undefined] = [undefined, undefined];
    for (const [name, each] of entries) {
      key = this.#joined(key, name);
      value = this.#joined(value, each);
    }
    return mapType(key ?? this.#bindings.fresh(), value ?? this.#bindings.fresh());
  }

  /** What takes values of a type and those of another part. */
  #joined(before: CelType | undefined, part: Part): CelType {
    const type = this.check(part);
    if (before === undefined) return type;
    return this.#bindings.assign([before], [type]) ? mostGeneral(before, type) : DYN;
  }

  #loop({ range, variable, accumulator, start, condition, step, result }: Loop): CelType {
    const type = this.#bindings.resolve(this.check(range));
    const accumulated = this.check(start);
    const outer = this.#scope;
    const within = new Map([...outer, [accumulator, accumulated]]);
    this.#scope = new Map([...within, [variable, this.#itemOf(range, type)]]);
    this.check(condition);
    this.#expect(condition, BOOL);
    this.check(step);
    this.#expect(step, accumulated);
    this.#scope = within;
    const end = this.check(result);
    this.#scope = outer;
    return this.#bindings.resolve(end);
  }

  #itemOf(range: Part, type: CelType): CelType {
    switch (type.kind) {
      case 'list':
      case 'map':
        return type.params[0] ?? DYN;
      case 'dyn':
      case 'any':
      case 'error':
      case 'param':
        this.#bindings.assign([DYN], [type]);
        return DYN;
      default:
        return this.#wrong(
          range.at,
          `expression of type '${shownType(type)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
        );
    }
  }

  #expect(part: Part, type: CelType): void {
    const found = this.#types.get(part) ?? ERROR;
    if (!this.#bindings.assign([type], [found])) this.#mismatch(part, type, found);
  }
}

/** The name that a way of fields spells: `authorizer.requestResource`. */
const qualifiedName = (part: Part): string | undefined => {
  if (part.op === 'ident') return part.name;
  if (part.op !== 'select' || part.isTest || part.isOptional) return undefined;
  const prefix = qualifiedName(part.of);
  return prefix && `${prefix}.${part.field}`;
};

const instantiated = (type: CelType, fresh: ReadonlyMap<string, CelType>): CelType => {
  if (type.kind === 'param') return fresh.get(type.name) ?? type;
  return type.params.length === 0 ? type : { ...type, params: type.params.map((each) => instantiated(each, fresh)) };
};
