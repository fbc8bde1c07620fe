/** What may be base64 of something that is worth encoding. Regular expressions cannot follow a run of megabytes to its end. */
const beginning = /[A-Za-z0-9+/]{24,4096}/g;

/** Replaces the runs of characters of a text that may be base64. */
export const replaceEncoded = (text: string, replace: (run: string) => string): string => {
  let result = '';
  let end = 0;
  for (const { index, 0: found } of text.matchAll(beginning)) {
    if (index < end) continue;
    const before = text.slice(end, index);
    end = index + found.length;
    while (/[\w+/=]/.test(text.charAt(end))) end++;
    result += before + replace(text.slice(index, end));
  }
  return end === 0 ? text : result + text.slice(end);
};
