import { type Html, html } from './html.ts';

/** Where a link of a text leads in the report. */
export type LinkTarget = (href: string) => string | undefined;

/** What may stand within a line of Markdown: code, links, strong and emphasised words. Anything else is text. */
export const inlineMarkdown = (text: string, link: LinkTarget): Html => {
  const pieces: Html[] = [];
  let rest = text;
  while (rest !== '') {
    const found = marks.exec(rest);
    if (found === null) break;
    pieces.push(html`${rest.slice(0, found.index)}`, marked(found, link));
    rest = rest.slice(found.index + found[0].length);
  }
  return html`${pieces}${rest}`;
};

const marks =
  /(?<ticks>`+)(?<code>[^`]+)\k<ticks>|\[(?<label>[^\]]+)\]\((?<href>[^()\s]+)\)|\*\*(?<strong>[^*]+)\*\*|(?<![\w*])\*(?<emphasis>[^*\s][^*]*)\*(?!\w)/;

const marked = ({ 0: whole, groups = {} }: RegExpExecArray, link: LinkTarget): Html => {
  const { code, label, href, strong, emphasis } = groups;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (strong !== undefined) return html`<strong>${inlineMarkdown(strong, link)}</strong>`;
  if (emphasis !== undefined) return html`<em>${inlineMarkdown(emphasis, link)}</em>`;
  if (label === undefined || href === undefined) return html`${whole}`;
  const target = /^https?:\/\//.test(href) ? href : link(href);
  const content = inlineMarkdown(label, link);
  return target === undefined ? content : html`<a href="${target}">${content}</a>`;
};
