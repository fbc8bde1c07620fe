import type { Evidence } from '../../../evidence/evidence.ts';
import { offset } from '../book/clock-time.ts';
import { clippedText } from '../text/clipped-text.ts';
import { duration } from '../text/duration.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { copyButton } from './copy-button.ts';

type Command = Extract<Evidence, { kind: 'command' }>;

/** A command as at a terminal: what was typed, what came back, how it ended, and when. */
export const commandView = (command: Command, beginning: number | undefined): Html => {
  const { line, stdout, stderr, exitCode, startedAt } = command;
  return html`<figure class="command${exitCode === 0 ? '' : ' refused'}">
    <figcaption><code class="typed"><span aria-hidden="true">$ </span>${clippedText(line)}</code>${copyButton(line)}</figcaption>
    ${stdout.trim() !== '' && html`<pre tabindex="0">${clippedText(stdout.trimEnd())}</pre>`}
    ${stderr.trim() !== '' && html`<pre class="stderr" tabindex="0">${clippedText(stderr.trimEnd())}</pre>`}
    <p class="meta">${stdout.trim() + stderr.trim() === '' && html`${label('noOutput')} · `}${label('exit', { code: exitCode })} · ${label('atVirtual', { time: offset(startedAt, beginning) })} · ${label('tookReal', { time: duration(command.duration) })}</p>
  </figure>`;
};
