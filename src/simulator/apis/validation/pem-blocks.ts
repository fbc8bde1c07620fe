/** A part of a text in PEM. */
export interface PemBlock {
  /** As it stands in the text. */
  readonly whole: string;
  /** `CERTIFICATE` */
  readonly type: string;
  /** What stands between its first and its last line: headers, and bytes in base64. */
  readonly body: string;
}

/** @see https://www.rfc-editor.org/rfc/rfc7468 */
export const pemBlocks = (text: string): PemBlock[] =>
  [...text.matchAll(/-----BEGIN ([^\n-]*)-----\s*\n([\s\S]*?)-----END \1-----/g)].map(
    ([whole, type = '', body = '']) => ({ whole, type, body }),
  );
