/**
 * One header a warning, in UTF-8, which Node.js takes as Latin-1. Warnings that no header can carry are left out.
 *
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 */
export const warningHeader = (warnings: readonly string[]): { warning?: string[] } => {
  const values = [...new Set(warnings)].filter((text) => !/\p{Cc}/u.test(text)).map(headerValue);
  return values.length === 0 ? {} : { warning: values };
};

const headerValue = (text: string): string => {
  const value = `299 - "${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return Buffer.from(value).toString('latin1');
};
