/** What a volume is made from, as it was written. */
export type VolumeSource = Readonly<Record<string, unknown>>;

/** Reads one fact of a source. */
export type Fact = (source: VolumeSource) => string;

/** A sort of source: what it is, and its facts by their labels, which need not end in a colon. */
export interface SourceKind {
  readonly is: string;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** The text of a field. */
export const text =
  (field: string, missing = ''): Fact =>
  (source) =>
    String(source[field] ?? missing);

/** A number; 0 where there is none. */
export const number = (field: string): Fact => text(field, '0');

/** Whether something is so. */
export const flag = (field: string): Fact => text(field, 'false');

/** Texts in the brackets in which Go prints them. */
export const list =
  (field: string): Fact =>
  (source) =>
    `[${((source[field] ?? []) as string[]).join(' ')}]`;

/** Pairs as Go prints them, by their keys. */
export const map =
  (field: string): Fact =>
  (source) => {
    const pairs = (source[field] ?? {}) as Readonly<Record<string, string>>;
    return `map[${Object.keys(pairs)
      .sort()
      .map((key) => `${key}:${pairs[key]}`)
      .join(' ')}]`;
  };

/** A secret as Go prints a reference to it: volumes of pods name one beside them, others one of any namespace. */
export const secret =
  (namespaced: boolean): Fact =>
  ({ secretRef }) => {
    if (!secretRef) return 'nil';
    const { name = '', namespace = '' } = secretRef as { name?: string; namespace?: string };
    return namespaced
      ? `&SecretReference{Name:${name},Namespace:${namespace},}`
      : `&LocalObjectReference{Name:${name},}`;
  };

/** What a source is and its facts, one a line. */
export const sourceLines = ({ is, facts }: SourceKind, source: VolumeSource): string =>
  [`    Type:\t${is}\n`, ...Object.entries(facts).map(([label, fact]) => `    ${label}${fact(source)}\n`)].join('');
