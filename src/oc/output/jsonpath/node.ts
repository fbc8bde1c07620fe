/** A part of a template of Kubernetes' JSONPath. What stands between two braces is a list of them. */
export type Node =
  | { readonly type: 'list'; readonly nodes: readonly Node[] }
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'wildcard' }
  | { readonly type: 'descend' }
  | ({ readonly type: 'slice' } & Slice)
  | { readonly type: 'union'; readonly lists: readonly NodeList[] }
  | { readonly type: 'filter'; readonly left: NodeList; readonly operator: string; readonly right: NodeList };

export type NodeList = Extract<Node, { type: 'list' }>;

/** `[from:to:step]`; a single index ends behind itself. */
export interface Slice {
  readonly from?: number;
  readonly to?: number;
  /** The end follows from a single index. */
  readonly isSingle: boolean;
  readonly step?: number;
}

/** A number that was written with a point: it compares with no whole one. */
export class FloatLiteral {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return String(this.value);
  }
}

/** What is wrong with a path, or with what it leads to. */
export class PathError extends Error {
  /** What had been found where it failed. */
  readonly found: readonly unknown[];

  constructor(message: string, found: readonly unknown[] = []) {
    super(message);
    this.found = found;
  }
}
