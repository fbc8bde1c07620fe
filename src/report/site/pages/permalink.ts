import { type Html, html } from '../text/html.ts';

/** A link to the place where it stands; the style sheet tells those who listen what it is. */
export const permalink = (anchor: string): Html => html`<a class="permalink" href="#${anchor}">#</a>`;
