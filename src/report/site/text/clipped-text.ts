/** Nobody reads further in one line; the browser would lay it out all the same. */
const longestLine = 2_000;
/** Characters of one output. */
const longestText = 100_000;

/** A text as far as anybody reads it; says how much was left out, which `facts.json` has. */
export const clippedText = (text: string): string => {
  const short = text.length <= longestText ? text : `${text.slice(0, longestText)}${left(text.length - longestText)}`;
  if (short.length <= longestLine) return short;
  return short
    .split('\n')
    .map((line) =>
      line.length <= longestLine + 60 ? line : line.slice(0, longestLine) + left(line.length - longestLine),
    )
    .join('\n');
};

const left = (characters: number): string => ` … [${characters} more characters in facts.json]`;
