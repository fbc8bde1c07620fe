/** What an expression knows of values before it sees any: of which kind they are, and how large they can be. */
export interface SizedType {
  readonly kind: SizedKind;
  /** The most characters, items or entries; 0 for what has none. */
  readonly most: number;
  /** The least length in JSON. */
  readonly least: number;
  readonly fields?: Readonly<Record<string, SizedType>>;
  /** Of lists, and the values of maps. */
  readonly items?: SizedType;
}

export type SizedKind =
  | 'object'
  | 'list'
  | 'map'
  | 'string'
  | 'bytes'
  | 'int'
  | 'double'
  | 'bool'
  | 'duration'
  | 'timestamp'
  | 'dyn';

/** A key of a map: how long it may be is not looked at. */
export const keyType: SizedType = { kind: 'string', most: 0, least: 2 };
