/** Breaks lines between words so that none is longer than `columns`; longer words stay whole, spaces between words become one. */
export const wrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => {
      let at = 0;
      return line
        .split(' ')
        .filter((word) => word !== '')
        .map((word, index) => {
          const breaks = index > 0 && at + 1 + word.length > columns;
          at = breaks || index === 0 ? word.length : at + 1 + word.length;
          return `${index === 0 ? '' : breaks ? '\n' : ' '}${word}`;
        })
        .join('');
    })
    .join('\n');
