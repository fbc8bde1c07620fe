import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';

/** Longer texts are selected by hand. */
const longest = 10_000;

/** A button that copies a text. */
export const copyButton = (text: string): Html | false =>
  text.length <= longest &&
  html`<button type="button" class="copy" data-copy="${text}"><span class="idle">${label('copy')}</span><span class="done" role="status"></span><template>${label('copied')}</template></button>`;
