import type { ExperimentFacts, RunFacts } from '../../../evidence/run-facts.ts';
import { type Html, html } from '../text/html.ts';
import { label } from '../text/label.ts';
import { copyButton } from './copy-button.ts';

/** The command that repeats one experiment where it was run. */
export const repeatView = (facts: ExperimentFacts, { target }: RunFacts): Html => {
  const line = `npx streamproof run ${quoted(`${facts.uri}:${facts.rowLine ?? facts.line}`)}${targetOption(target?.name)}`;
  return html`<section class="view"><h5>${label('repeat')}</h5>
    <p class="repeat"><code>${line}</code>${copyButton(line)}</p></section>`;
};

const targetOption = (name: string | undefined): string =>
  name === undefined || name === 'simulated' ? '' : ` --target ${quoted(name)}`;

const quoted = (word: string): string => (/^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
