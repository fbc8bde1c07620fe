/** Text that may hold anything, so that Markdown and HTML show it as it is, in one line of a table. */
export const markdownText = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]()#+!|~<>&-]/g, (character) => entities[character] ?? `\\${character}`)
    .replaceAll(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�')
    .replaceAll('\n', '<br>');

/** What HTML would take for its own. */
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '-': '-' };
