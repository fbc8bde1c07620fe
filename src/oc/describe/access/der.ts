/** An element of a DER encoding: its tag and what is in it. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/**
 * The elements that follow each other in some bytes.
 *
 * @see https://www.itu.int/rec/T-REC-X.690
 */
export const elementsOf = (bytes: Uint8Array): Element[] => {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 0x7f) {
      const digits = bytes.subarray(at, at + (length & 0x7f));
      at += digits.length;
      length = digits.reduce((sum, digit) => sum * 256 + digit, 0);
    }
    if (at + length > bytes.length) throw new Error('an element reaches beyond what it is in');
    elements.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return elements;
};

/** An object identifier in its usual form: `2.5.4.3`. */
export const identifierText = (content: Uint8Array): string => {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
};
