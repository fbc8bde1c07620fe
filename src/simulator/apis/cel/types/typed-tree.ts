/** A part of an expression, with the place that messages about it point at; macros are written out. */
export type Part = Literal | Ident | Select | Call | ListPart | MapPart | Loop;

export interface Literal {
  readonly op: 'literal';
  readonly at: number;
  readonly type: string;
  readonly value: unknown;
}

export interface Ident {
  readonly op: 'ident';
  readonly at: number;
  readonly name: string;
}

export interface Select {
  readonly op: 'select';
  readonly at: number;
  readonly of: Part;
  readonly field: string;
  /** Whether it is only asked if the field is there. */
  readonly isTest?: boolean;
  /** Whether the answer may be missing. */
  readonly isOptional?: boolean;
}

export interface Call {
  readonly op: 'call';
  readonly at: number;
  readonly name: string;
  readonly target?: Part | undefined;
  readonly args: readonly Part[];
}

export interface ListPart {
  readonly op: 'list';
  readonly at: number;
  readonly items: readonly Part[];
}

export interface MapPart {
  readonly op: 'map';
  readonly at: number;
  readonly entries: readonly (readonly [key: Part, value: Part])[];
}

/** What all macros that go through a list come to: a value that every turn makes anew. */
export interface Loop {
  readonly op: 'loop';
  readonly at: number;
  readonly range: Part;
  readonly variable: string;
  readonly accumulator: string;
  readonly start: Part;
  readonly condition: Part;
  readonly step: Part;
  readonly result: Part;
}

/** The parts of a part, in the order in which they are looked at. */
export const partsOf = (part: Part): readonly Part[] => {
  switch (part.op) {
    case 'select':
      return [part.of];
    case 'call':
      return part.target === undefined ? part.args : [part.target, ...part.args];
    case 'list':
      return part.items;
    case 'map':
      return part.entries.flat();
    case 'loop':
      return [part.range, part.start, part.condition, part.step, part.result];
    default:
      return [];
  }
};

/** Something wrong at a place of an expression. */
export interface CelFinding {
  readonly at: number;
  readonly message: string;
}

/** What ends the reading of an expression. */
export class UnreadableError extends Error {
  readonly findings: readonly CelFinding[];

  constructor(finding: CelFinding) {
    super(finding.message);
    this.findings = [finding];
  }
}
