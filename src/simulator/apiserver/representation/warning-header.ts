/** So many characters go whole into headers; once there are more, each warning is cut. */
const MAX_TOTAL = 4096;
const MAX_ITEM = 256;

/**
 * One header a warning, in UTF-8, which Node.js takes as Latin-1. Warnings that no header can carry are left out, and so are
 * those that come when there is enough.
 *
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/filters/warning.go
 */
export const warningHeader = (warnings: readonly string[]): { warning?: string[] } => {
  const texts = [...new Set(warnings)].filter((text) => !/\p{Cc}/u.test(text));
  const values = (lengthOf(texts) > MAX_TOTAL ? cut(texts) : texts).map(headerValue);
  return values.length === 0 ? {} : { warning: values };
};

const lengthOf = (texts: readonly string[]): number => texts.reduce((total, text) => total + [...text].length, 0);

const cut = (texts: readonly string[]): string[] => {
  const kept: string[] = [];
  let total = 0;
  for (const text of texts) {
    if (total >= MAX_TOTAL) break;
    const start = [...text].slice(0, MAX_ITEM);
    kept.push(start.join(''));
    total += start.length;
  }
  return kept;
};

const headerValue = (text: string): string => {
  const value = `299 - "${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return Buffer.from(value).toString('latin1');
};
