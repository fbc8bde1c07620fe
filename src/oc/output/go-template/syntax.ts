/** One operand of a command in a template, and where it begins (offset in the template). */
export type Operand =
  | { readonly type: 'dot'; readonly at: number }
  | { readonly type: 'nil'; readonly at: number }
  | { readonly type: 'literal'; readonly at: number; readonly value: string | bigint | number | boolean }
  | { readonly type: 'field'; readonly at: number; readonly names: readonly string[] }
  | { readonly type: 'variable'; readonly at: number; readonly name: string; readonly names: readonly string[] }
  | { readonly type: 'function'; readonly at: number; readonly name: string }
  | { readonly type: 'group'; readonly at: number; readonly pipeline: Pipeline; readonly names: readonly string[] };

/** Commands whose results are handed on: `.items | len | printf "%d"`. */
export interface Pipeline {
  readonly variables: readonly string[];
  /** `=` instead of `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

/** A piece of a template. */
export type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipeline: Pipeline }
  | {
      readonly type: 'if' | 'with' | 'range';
      readonly pipeline: Pipeline;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly type: 'break' | 'continue' }
  | {
      readonly type: 'template';
      readonly at: number;
      readonly name: string;
      /** How it stands in the template. */
      readonly source: string;
      readonly pipeline: Pipeline | undefined;
    };

/** What a template says, and the templates that it defines by name. */
export interface Template {
  readonly nodes: readonly Node[];
  readonly defined: ReadonlyMap<string, readonly Node[]>;
}
