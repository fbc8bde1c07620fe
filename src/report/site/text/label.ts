import { type Html, html } from './html.ts';
import { words } from './words.ts';

/** The name of a label. */
export type LabelName = keyof typeof words;

/** A label of the report in both of its languages; the style sheet shows the one that the reader chose. */
export const label = (name: LabelName, values: Readonly<Record<string, string | number>> = {}): Html => {
  const [english, chinese] = words[name];
  return both(filled(english, values), filled(chinese, values));
};

/** A text in both languages of the report. */
export const both = (english: string, chinese: string): Html =>
  english === chinese
    ? html`${english}`
    : html`<span data-l="en" lang="en">${english}</span><span data-l="zh" lang="zh-Hans">${chinese}</span>`;

/** A label within a drawing, where markup of text has no place. */
export const drawnLabel = (name: LabelName): Html => {
  const [english, chinese] = words[name];
  return drawnBoth(english, chinese);
};

/** A text in both languages within a drawing. */
export const drawnBoth = (english: string, chinese: string): Html =>
  english === chinese
    ? html`${english}`
    : html`<tspan data-l="en" lang="en">${english}</tspan><tspan data-l="zh" lang="zh-Hans">${chinese}</tspan>`;

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
