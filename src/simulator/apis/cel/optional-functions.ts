import type { Environment, Optional as OptionalValue } from '@marcbachmann/cel-js';

/** A part of an expression, as the library reads it. */
interface Part {
  readonly op: string;
  readonly args: unknown;
}

/** Where variables have their values. */
interface Scope {
  forkWithVariable(name: string, type: unknown): Scope;
  reuse(outer: Scope): Scope;
  setIterValue(value: unknown, evaluator: Evaluator): Scope;
}

interface Checker {
  check(part: Part, scope: Scope): { readonly kind: string; readonly valueType?: unknown };
  getType(name: string): unknown;
}

interface Evaluator {
  run(part: Part, scope: Scope): unknown;
}

interface Optional {
  hasValue(): boolean;
  value(): unknown;
  readonly constructor: { of(value: unknown): Optional };
}

/** `optMap` and `optFlatMap`: what becomes of a value that may be there, told with a variable for it. */
export const addOptionalFunctions =
  (Values: OptionalValues) =>
  (environment: Environment): void => {
    environment.registerFunction(
      'OptionalNamespace.ofNonZeroValue(dyn): optional<dyn>',
      (_: unknown, value: unknown) => (isZero(value) ? Values.none() : Values.of(value)),
    );
    environment.registerFunction(
      'optional.optMap(ast, ast): optional<dyn>',
      mapping((result, optional) => optional.constructor.of(result)),
    );
    environment.registerFunction(
      'optional.optFlatMap(ast, ast): optional<dyn>',
      mapping((result) => result as Optional),
    );
  };

/** How the library makes values that may be missing; it is loaded when the first expression is read. */
export type OptionalValues = Pick<typeof OptionalValue, 'of' | 'none'>;

/** Whether a value is what a field is when nobody sets it. */
const isZero = (value: unknown): boolean => {
  if (!value || value === 0n) return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  return Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length === 0;
};

const mapping =
  (wrap: (result: unknown, optional: Optional) => Optional) =>
  ({ receiver, args: [variable, transform] }: { receiver: Part; args: readonly [Part, Part] }): object => {
    if (variable.op !== 'id') throw new Error('invalid variable argument');
    let inner: Scope;
    return {
      typeCheck: (checker: Checker, _: unknown, scope: Scope): unknown => {
        const { kind, valueType } = checker.check(receiver, scope);
        inner = scope.forkWithVariable(String(variable.args), kind === 'optional' ? valueType : checker.getType('dyn'));
        checker.check(transform, inner);
        return checker.getType('optional');
      },
      evaluate: (evaluator: Evaluator, _: unknown, scope: Scope): unknown => {
        const optional = evaluator.run(receiver, scope) as Optional;
        if (!optional.hasValue()) return optional;
        return wrap(evaluator.run(transform, inner.reuse(scope).setIterValue(optional.value(), evaluator)), optional);
      },
    };
  };
