/** A shell pattern as a regular expression. `*` and `?` match slashes only with `slashes`, as in `find -path`. */
export const globExpression = (pattern: string, { slashes = false, ignoreCase = false } = {}): RegExp => {
  const any = slashes ? '[^]' : '[^/]';
  const source = pattern.replace(
    /\\(.)|\*|\?|\[!?[^\]]+\]|[.+^${}()|[\]\\/]/g,
    (matched, escaped: string | undefined) => {
      if (escaped !== undefined) return RegExp.escape(escaped);
      if (matched === '*') return `${any}*`;
      if (matched === '?') return any;
      if (matched.length > 1) return matched.replace(/^\[!/, '[^');
      return RegExp.escape(matched);
    },
  );
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
};

export const hasGlob = (text: string): boolean => /[*?[]/.test(text);
