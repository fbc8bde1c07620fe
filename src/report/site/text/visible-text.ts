/**
 * A text in which characters that show nothing, but move the cursor or turn the direction of what follows, can be seen: escape
 * sequences as `␛[31m`, bidirectional marks and invisible characters by their numbers: `⟦U+202E⟧`.
 */
export const visibleText = (text: string): string =>
  unusual.test(text) && suspicious.test(text)
    ? text.replaceAll(every, (character) => picture(character.codePointAt(0)!))
    : text;

const classes =
  '(?![\\n\\t])[\\p{Cc}\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]|\\p{Cs}';
/** What is not plain ASCII: a question that is answered faster. */
const unusual = /[^\n\t -~]/;
const suspicious = new RegExp(classes, 'u');
const every = new RegExp(classes, 'gu');

/** Unicode has pictures of the first control characters. */
const pictures = 0x2400;

const picture = (code: number): string => {
  if (code < 0x20) return String.fromCodePoint(pictures + code);
  if (code === 0x7f) return '␡';
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`;
};
