/** A shell pattern as a regular expression. `*` and `?` match slashes only with `slashes`, as in `find -path`. */
export const globExpression = (pattern: string, { slashes = false, ignoreCase = false } = {}): RegExp => {
  const any = slashes ? '[^]' : '[^/]';
  const source = pattern.replace(
    /\\(.)|\*|\?|\[!?[^\]]+\]|[.+^${}()|[\]\\/]/g,
    (matched, escaped: string | undefined) => {
      if (escaped !== undefined) return escapeExpression(escaped);
      if (matched === '*') return `${any}*`;
      if (matched === '?') return any;
      if (matched.length > 1) return matched.replace(/^\[!/, '[^');
      return escapeExpression(matched);
    },
  );
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
};

export const hasGlob = (text: string): boolean => /[*?[]/.test(text);

/** Text that a regular expression matches literally. */
export const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
