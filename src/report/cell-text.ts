/** How many cells of a terminal a text takes: Chinese characters take two. */
export const cellWidth = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu) ?? []).length;

/** Breaks a text into lines of at most so many cells: at blanks, else behind the separators of an image address, else anywhere. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap((line) => wrapLine(line, width));

const wrapLine = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\S+\s*/g) ?? []) {
    for (const piece of cellWidth(word.trimEnd()) > width ? piecesOf(word, width) : [word]) {
      if (line !== '' && cellWidth(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
};

const piecesOf = (word: string, width: number): readonly string[] =>
  (word.match(/[^/@:.-]*[/@:.-]?/g) ?? [word]).flatMap((piece) =>
    cellWidth(piece) <= width ? [piece] : [...chunks(piece, Math.max(1, Math.floor(width / 2)))],
  );

const chunks = function* (text: string, size: number): Iterable<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
};
