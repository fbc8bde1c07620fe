import { type Html, html } from './html.ts';
import { inlineMarkdown, type LinkTarget } from './inline-markdown.ts';

/** Prose and how its links are to be followed. */
export interface MarkdownOptions {
  /** Where a link of the text leads in the report; undefined where it leads nowhere. */
  link: LinkTarget;
  /** The level of the first heading. */
  level: number;
}

/** Markdown as READMEs and features use it: headings, paragraphs, lists, tables, code. Markup in it shows as text. */
export const markdown = (text: string, options: MarkdownOptions): Html => {
  const lines = text.split(/\r?\n/);
  const blocks: Html[] = [];
  while (lines.length > 0) {
    const block = nextBlock(lines, options);
    if (block !== undefined) blocks.push(block);
  }
  return html`${blocks}`;
};

const nextBlock = (lines: string[], options: MarkdownOptions): Html | undefined => {
  const line = lines[0]!;
  if (line.trim() === '') return void lines.shift();
  const fence = /^\s*(```+|~~~+)/.exec(line)?.[1];
  if (fence !== undefined) return code(lines, fence);
  const heading = /^(#{1,6})\s+(.*?)#*$/.exec(line);
  if (heading !== null) {
    lines.shift();
    return titled(heading[1]!.length - 1 + options.level, inlineMarkdown(heading[2]!, options.link));
  }
  if (/^\s*\|/.test(line)) return table(take(lines, /^\s*\|/), options);
  if (bullet.test(line)) return list(lines, options);
  const paragraph = [lines.shift()!, ...take(lines, /^(?!\s*(```|~~~|\||#{1,6}\s|[-*+]\s|\d+[.)]\s))\s*\S/)];
  return html`<p>${inlineMarkdown(paragraph.join('\n'), options.link)}</p>`;
};

const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/;

const take = (lines: string[], fits: RegExp): string[] => {
  const end = lines.findIndex((line) => !fits.test(line));
  return lines.splice(0, end < 0 ? lines.length : end);
};

const code = (lines: string[], fence: string): Html => {
  lines.shift();
  const end = lines.findIndex((line) => line.trim().startsWith(fence));
  const content = lines.splice(0, end < 0 ? lines.length : end);
  lines.shift();
  return html`<pre tabindex="0"><code>${content.join('\n')}</code></pre>`;
};

const titled = (level: number, content: Html): Html =>
  [html`<h2>${content}</h2>`, html`<h3>${content}</h3>`, html`<h4>${content}</h4>`, html`<h5>${content}</h5>`][
    Math.min(5, Math.max(2, level)) - 2
  ]!;

const list = (lines: string[], { link }: MarkdownOptions): Html => {
  const ordered = /^\s*\d/.test(lines[0]!);
  const items: string[] = [];
  while (lines.length > 0 && (bullet.test(lines[0]!) || /^\s+\S/.test(lines[0]!))) {
    const line = lines.shift()!;
    if (bullet.test(line)) items.push(line.replace(bullet, ''));
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  const content = items.map((item) => html`<li>${inlineMarkdown(item, link)}</li>`);
  return ordered ? html`<ol>${content}</ol>` : html`<ul>${content}</ul>`;
};

const table = (lines: readonly string[], { link }: MarkdownOptions): Html => {
  const rows = lines.map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
  const [head = [], ...body] = rows;
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head.map(
    (cell) => html`<th scope="col">${inlineMarkdown(cell, link)}</th>`,
  )}</tr></thead><tbody>${body.map(
    (cells) => html`<tr>${cells.map((cell) => html`<td>${inlineMarkdown(cell, link)}</td>`)}</tr>`,
  )}</tbody></table></div>`;
};

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
