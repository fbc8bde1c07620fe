const BULLET = /^(?:\d+\.?|-|\*)\s/;
const CODE = '    ';

/**
 * A description with its lines joined and broken anew, so that none is longer than `columns`; code, lists, empty lines and
 * what follows a colon stay where they are.
 *
 * @see https://github.com/kubernetes/kubectl/blob/release-1.32/pkg/explain/formatter.go
 */
export const flowedText = (text: string, columns: number): readonly string[] => {
  const lines: string[] = [];
  let words: string[] = [];
  let last = '';
  const flush = (): void => {
    if (words.length === 0) return;
    lines.push(words.join(' '));
    words = [];
    last = '';
  };
  for (const line of text.split('\n')) {
    const isEmpty = line.trim() === '';
    if (line.startsWith(CODE)) {
      flush();
      lines.push(line);
    } else if (isEmpty && lines.length > 0) {
      flush();
      lines.push('');
    } else {
      if (last.endsWith(':') || isEmpty || BULLET.test(line.trim())) flush();
      for (const word of line.split(/\s+/).filter((each) => each !== '')) {
        last = word;
        if (words.length > 0 && [...words, word].join(' ').length > columns) flush();
        words.push(word);
      }
    }
  }
  flush();
  return lines;
};
