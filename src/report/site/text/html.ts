import { visibleText } from './visible-text.ts';

/** Markup that is safe to put into a page; made by {@link html} alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What a template may hold; what is absent or false leaves nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** A template of markup. Whatever is put into it shows as text, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html => {
  let markup = parts[0]!;
  for (let index = 0; index < contents.length; index++) markup += markupOf(contents[index]) + parts[index + 1]!;
  return new Html(markup);
};

const markupOf = (content: Content): string => {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(visibleText(content));
  let markup = '';
  for (const one of content) markup += markupOf(one);
  return markup;
};

const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replaceAll(/[&<>"']/g, (character) => entities[character]!) : text;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
