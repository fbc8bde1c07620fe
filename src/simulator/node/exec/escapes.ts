const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** A text with `\n`, `\t`, `\033` and the like carried out, as `echo -e` and `printf` do. */
export const withEscapes = (text: string): string =>
  text.replace(/\\(?:([abefnrtv\\])|0?([0-7]{1,3})|x([0-9a-fA-F]{1,2}))/g, (_, letter, octal, hexadecimal) =>
    letter === undefined
      ? String.fromCharCode(octal === undefined ? Number.parseInt(hexadecimal, 16) : Number.parseInt(octal, 8))
      : (ESCAPES[letter] as string),
  );
