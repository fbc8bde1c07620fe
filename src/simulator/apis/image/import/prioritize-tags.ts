/**
 * The tags of a repository in the order of their importance: `latest`, versions of two parts, versions of three parts (newest
 * first each), then the rest by name.
 */
export const prioritizeTags = (tags: readonly string[]): string[] =>
  tags
    .map((tag) => ({ tag, rank: rankOf(tag), version: versionOf(tag) }))
    .sort((a, b) => a.rank - b.rank || newestFirst(a.version, b.version) || (a.tag < b.tag ? -1 : 1))
    .map(({ tag }) => tag);

interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: string;
}

const short = /^v?(\d+)\.(\d+)$/;
const full = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

const rankOf = (tag: string): number => (tag === 'latest' ? 0 : short.test(tag) ? 1 : full.test(tag) ? 2 : 3);

const versionOf = (tag: string): Version | undefined => {
  const match = short.exec(tag) ?? full.exec(tag);
  if (match === null) return undefined;
  return { numbers: [match[1], match[2], match[3] ?? '0'].map(Number), prerelease: match[4] ?? '' };
};

const newestFirst = (a: Version | undefined, b: Version | undefined): number => {
  if (a === undefined || b === undefined) return 0;
  const place = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
  if (place >= 0) return (b.numbers[place] ?? 0) - (a.numbers[place] ?? 0);
  if (a.prerelease === b.prerelease) return 0;
  if (a.prerelease === '' || b.prerelease === '') return a.prerelease === '' ? -1 : 1;
  return a.prerelease < b.prerelease ? 1 : -1;
};
