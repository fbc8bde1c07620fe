import type { OcContext } from '../oc-context.ts';

/** Once, one flag took several pairs with commas between them; who still does so is told. */
export const warnOfCommas = ({ stderr }: Pick<OcContext, 'stderr'>, pairs: readonly string[], flag: string): void => {
  for (const pair of pairs)
    if (/=.*,.*=/.test(pair))
      stderr(
        `warning: ${flag} no longer accepts comma-separated lists of values. ${JSON.stringify(pair)} will be treated as a single key-value pair.\n`,
      );
};
