/** What an operation does to objects of a kind, or to something below them. */
export const descriptionOf = (verb: keyof typeof phrases, kind: string, below?: string): string =>
  phrases[verb](kind, below === undefined ? '' : `${below} of `);

/** Plurals have no article. */
const an = (kind: string): string => (/[^s]s$/.test(kind) ? kind : /^[AEIOU]/.test(kind) ? `an ${kind}` : `a ${kind}`);

const phrases = {
  read: (kind, part) => `read ${part}the specified ${kind}`,
  replace: (kind, part) => `replace ${part}the specified ${kind}`,
  patch: (kind, part) => `partially update ${part}the specified ${kind}`,
  create: (kind, part) => `create ${part}${an(kind)}`,
  delete: (kind, part) => `delete ${part}${an(kind)}`,
  deletecollection: (kind) => `delete collection of ${kind}`,
  list: (kind) => `list objects of kind ${kind}`,
  listOrWatch: (kind) => `list or watch objects of kind ${kind}`,
  watch: (kind) => `watch one ${kind}; deprecated, a watch of the list with a field selector does the same`,
  watchlist: (kind) => `watch a list of ${kind}; deprecated, the parameter watch of the list does the same`,
} as const satisfies Record<string, (kind: string, part: string) => string>;
