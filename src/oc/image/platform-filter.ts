import type { Descriptor } from '../../image/descriptor.ts';
import { stringFlag } from '../command-line/flag.ts';
import type { Flags } from '../command-line/flags.ts';
import { regularExpression } from '../command-line/regular-expression.ts';
import { OcError } from '../oc-error.ts';

export const filterFlag = stringFlag(
  'filter-by-os',
  "A regular expression to control which images are considered when multiple variants are available. Images will be passed as '<platform>/<architecture>[/<variant>]'.",
);

/** Which images of a list are meant. */
export interface PlatformFilter {
  /** Whether an image of a list is meant; a list of one that nobody filters is taken for that one. */
  includes(entry: Descriptor, list: readonly Descriptor[]): boolean;
  /** Whether its platform matches. */
  matches(entry: Descriptor): boolean;
  /** Whether every image is, by `.*`. */
  readonly isWildcard: boolean;
}

/**
 * @param fallback the pattern without the flag; with none, every image is meant
 * @throws OcError when the pattern is no regular expression
 */
export const platformFilter = (flags: Flags, fallback: 'own platform' | 'none' | 'everything'): PlatformFilter => {
  const isDefault = !flags.has('filter-by-os');
  const own = fallback === 'own platform' ? 'linux/amd64' : fallback === 'everything' ? '.*' : '';
  const pattern = isDefault ? own : flags.string('filter-by-os');
  const expression = compile(pattern);
  const matches = (entry: Descriptor): boolean => pattern === '' || expression.test(platformText(entry));
  return {
    isWildcard: pattern === '.*',
    matches,
    includes: (entry, list) => (isDefault && list.length < 2) || matches(entry),
  };
};

/** `linux/arm64/v8` */
export const platformText = ({ platform }: Descriptor): string =>
  [platform?.os ?? '', platform?.architecture ?? '', platform?.variant].filter((part) => part !== undefined).join('/');

const compile = (pattern: string): RegExp => {
  try {
    return regularExpression(pattern);
  } catch (cause) {
    throw new OcError(`--filter-by-os was not a valid regular expression: ${(cause as Error).message}`, { cause });
  }
};
