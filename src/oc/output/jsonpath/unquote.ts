const named: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' },
};

const pattern = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-3][0-7]{2})|(.))|([\s\S])/g;

/**
 * The text in quotes of either kind, with the escapes of Go.
 *
 * @returns `undefined` for an escape that is none, and for a quote without one
 */
export const unquote = (literal: string): string | undefined => {
  const quote = literal.charAt(0);
  const inner = literal.slice(1, -1);
  let text = '';
  let length = 0;
  for (const [whole, byte, short, long, octal, other, plain] of inner.matchAll(pattern)) {
    length += whole.length;
    if (plain !== undefined) {
      if (plain === quote || plain === '\\') return undefined;
      text += plain;
    } else if (other !== undefined) {
      const character = other === quote ? quote : named[other];
      if (character === undefined) return undefined;
      text += character;
    } else
      text += String.fromCodePoint(
        octal === undefined ? Number.parseInt(byte ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8),
      );
  }
  return length === inner.length ? text : undefined;
};
