/** Text that may hold anything, for the text and the quoted attributes of XML 1.0; what XML has no way to write becomes �. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\n\t])[\p{Cc}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, '�')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
