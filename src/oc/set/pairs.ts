import { OcError } from '../oc-error.ts';

/** Words of a command line taken apart: objects first, then what changes about them. */
export interface Pairs {
  readonly resources: readonly string[];
  /** `KEY=VALUE` */
  readonly set: ReadonlyMap<string, string>;
  /** `KEY-` */
  readonly removed: readonly string[];
}

/**
 * Reads `TYPE/NAME … KEY=VALUE … KEY-`.
 *
 * @param type what the pairs are, in messages: `image`
 * @throws OcError for an object behind a pair, and for `KEY-` where nothing can be removed
 */
export const readPairs = (
  args: readonly string[],
  type: string,
  { removable = true }: { removable?: boolean } = {},
): Pairs => {
  const first = args.findIndex(isPair);
  const pairs = first < 0 ? [] : args.slice(first);
  const late = pairs.find((word) => !isPair(word));
  if (late !== undefined) throw new OcError(`all resources must be specified before ${type} changes: ${late}`);
  const set = pairs.filter(isAssignment);
  const removed = pairs.filter((word) => !isAssignment(word));
  if (!removable && removed.length > 0) throw new OcError(`invalid ${type} format: ${removed.join(', ')}`);
  return {
    resources: first < 0 ? args : args.slice(0, first),
    set: new Map(set.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
    removed: removed.map((word) => word.slice(0, -1)),
  };
};

const isAssignment = (word: string): boolean => word.indexOf('=') > 0;

const isPair = (word: string): boolean => isAssignment(word) || (word.endsWith('-') && word !== '-');
