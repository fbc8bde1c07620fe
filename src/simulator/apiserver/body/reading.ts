import { jsonTypeOf } from '../../../image/json-type.ts';
import type { StatusError } from '../../apimachinery/status-error.ts';
import type { Schema } from '../facts/load-facts.ts';
import { goTypeName } from '../schema/go-type.ts';
import { resolved } from '../schema/schemas.ts';

/** What a value is read into. */
export interface GoPlace {
  readonly schema: Schema;
  /** The struct that it belongs to. */
  readonly struct: string;
  /** The Go type, where it has a name of its own. */
  readonly type?: string | undefined;
}

/** The reading of one body: where it is, and what it found. */
export class Reading {
  /** The paths of fields that the schema does not have: `spec.tags[0].x`. */
  readonly unknown: string[] = [];
  readonly #refuse: (text: string) => StatusError;
  /** What leads to the value in hand: names of fields and entries, indexes of items. */
  readonly #steps: (string | number)[] = [];
  /** The fields among these, which are all that Go tells of a place. */
  readonly #fields: string[] = [];

  constructor(refuse: (text: string) => StatusError) {
    this.#refuse = refuse;
  }

  enterField(name: string): void {
    this.#steps.push(name);
    this.#fields.push(name);
  }

  leaveField(): void {
    this.#steps.pop();
    this.#fields.pop();
  }

  /** Goes to an entry of a map, by its key, or to an item of a list. */
  enterMember(step: string | number): void {
    this.#steps.push(step);
  }

  leaveMember(): void {
    this.#steps.pop();
  }

  /** Notes that the value in hand has a field too many. */
  findUnknown(field: string): void {
    const path = this.#steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
    this.unknown.push(`${path}.${field}`.slice(1));
  }

  refusal(text: string): StatusError {
    return this.#refuse(text);
  }

  /** The refusal of a value that does not fit its Go type. */
  mismatch(value: unknown, { schema, struct, type = goTypeName(schema) }: GoPlace): StatusError {
    return this.#refuse(
      `json: cannot unmarshal ${jsonTypeName(value, schema)} into Go struct field ${struct}.${this.#fields.join('.')} of type ${type}`,
    );
  }
}

const jsonTypeName = (value: unknown, schema: Schema): string => {
  if (typeof value !== 'number' && typeof value !== 'bigint') return jsonTypeOf(value);
  return resolved(schema).type === 'integer' ? `number ${Number.isInteger(value) ? BigInt(value) : value}` : 'number';
};
