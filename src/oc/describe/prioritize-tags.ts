/**
 * Tags in the order in which OpenShift presents them: `latest`, then `major.minor` and then full semantic versions, each from
 * new to old, then the rest by name.
 */
export const prioritizeTags = (tags: readonly string[]): string[] => {
  const minor = tags.filter((tag) => minorPattern.test(tag));
  const full = tags.filter((tag) => fullPattern.test(tag));
  const rest = tags.filter((tag) => tag !== 'latest' && !minorPattern.test(tag) && !fullPattern.test(tag));
  return [
    ...tags.filter((tag) => tag === 'latest'),
    ...minor.sort(newestFirst),
    ...full.sort(newestFirst),
    ...rest.sort(),
  ];
};

const minorPattern = /^\d+\.\d+(-\w+)?$/;
const fullPattern = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

const newestFirst = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  for (const [index, number] of left.numbers.entries())
    if (number !== right.numbers[index]) return (right.numbers[index] ?? 0) - number;
  if (left.prerelease === right.prerelease) return 0;
  if (left.prerelease === '' || right.prerelease === '') return left.prerelease === '' ? -1 : 1;
  return left.prerelease > right.prerelease ? -1 : 1;
};

const parts = (version: string): { numbers: number[]; prerelease: string } => {
  const [core = '', ...prerelease] = (version.split('+')[0] as string).split('-');
  return { numbers: core.split('.').map(Number), prerelease: prerelease.join('-') };
};
