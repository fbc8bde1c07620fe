import { clippedText } from './clipped-text.ts';
import { type Html, html } from './html.ts';

/** The text of a step as it is written, with commands and values told apart from the words around them. */
export const stepText = (text: string): Html =>
  html`${clippedText(text)
    .split(/(`[^`]+`|"[^"]*")/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      return piece.startsWith('`')
        ? html`<code>${piece.slice(1, -1)}</code>`
        : html`<span class="value">${piece}</span>`;
    })}`;
