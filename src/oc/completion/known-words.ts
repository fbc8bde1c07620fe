/** Runs a command of the built-in `oc` and gives the lines that it prints, none when it fails. */
export type Lines = (...words: readonly string[]) => Promise<readonly string[]>;

/** What may stand at a place, and how a shell goes on behind it. */
export interface Proposal {
  /** Words, with what they are about behind a tab. */
  readonly words: readonly string[];
  readonly directive: Directive;
}

/** What a shell does besides offering the words: the numbers are those of cobra, which the scripts know. */
export type Directive = 0 | 4 | 6;

/** What the lines on standard error call them. */
export const directiveNames: Readonly<Record<Directive, string>> = {
  0: 'ShellCompDirectiveDefault',
  4: 'ShellCompDirectiveNoFileComp',
  6: 'ShellCompDirectiveNoSpace, ShellCompDirectiveNoFileComp',
};

/** Files are what is left where nothing is known. */
export const files: Proposal = { words: [], directive: 0 };

export const just = (words: readonly string[]): Proposal => ({ words, directive: 4 });

/** The names of the objects of a kind. */
export const namesOf = async (lines: Lines, kind: string): Promise<readonly string[]> =>
  (await lines('get', kind, '-o', 'name')).map((line) => line.slice(line.indexOf('/') + 1));
