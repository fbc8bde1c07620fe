import { compareTexts } from './key-order.ts';
/**
 * Tags in the order of their importance, in which OpenShift presents and imports them: `latest`, then versions of two parts,
 * then versions of three parts, each from new to old, then the rest by name. A version may begin with `v`.
 *
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/image/imageutil/helpers.go
 */
export const prioritizeTags = (tags: readonly string[]): string[] =>
  tags
    .map((tag) => ({ tag, ...placeOf(tag) }))
    .sort(
      (one, other) =>
        one.rank - other.rank || newestFirst(one.version, other.version) || compareTexts(one.tag, other.tag),
    )
    .map(({ tag }) => tag);

interface Version {
  readonly numbers: readonly number[];
  /** What follows `-`, at its dots; nothing for what is released. */
  readonly prerelease: readonly string[];
}

const shortVersion = /^(\d+\.\d+)(-\w+)?$/;

/** @see https://semver.org */
const semanticVersion =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

const placeOf = (tag: string): { rank: number; version?: Version } => {
  if (tag === 'latest') return { rank: 0 };
  const text = tag.replace(/^v/, '');
  const version = versionOf(text.replace(shortVersion, '$1.0$2'));
  if (version === undefined) return { rank: 3 };
  return { rank: shortVersion.test(text) ? 1 : 2, version };
};

const versionOf = (text: string): Version | undefined => {
  const [, major, minor, patch, prerelease] = semanticVersion.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { numbers: [major, minor, patch].map(Number), prerelease: prerelease?.split('.') ?? [] };
};

const newestFirst = (one: Version | undefined, other: Version | undefined): number => {
  if (one === undefined || other === undefined) return 0;
  const place = one.numbers.findIndex((number, index) => number !== other.numbers[index]);
  return place < 0 ? latestFirst(one.prerelease, other.prerelease) : other.numbers[place]! - one.numbers[place]!;
};

/** What is released is newer than what comes before it; numbers are older than words. */
const latestFirst = (one: readonly string[], other: readonly string[]): number => {
  if (one.length === 0 || other.length === 0) return one.length - other.length;
  const place = one.findIndex((part, index) => part !== other[index]);
  const [left, right] = [one[place], other[place]];
  if (left === undefined || right === undefined) return other.length - one.length;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
  return isNumber ? Number(right) - Number(left) : compareTexts(right, left);
};
