import type { RunFacts } from '../../evidence/run-facts.ts';
import type { RunComparison } from '../compare-runs.ts';
import { type Book, bookOf } from './book/book.ts';
import { experimentEvidence } from './evidence/experiment-evidence.ts';
import { chapterPage } from './pages/chapter-page.ts';
import { comparePage } from './pages/compare-page.ts';
import { evidenceName } from './pages/experiment-view.ts';
import { frontPage } from './pages/front-page.ts';
import { script, styleSheet } from './site-assets.ts';

/** A file of the report. */
export interface SiteFile {
  /** From the folder of the report on, with slashes: `index.html`, `site/evidence/e-3f2a.js`. */
  path: string;
  content: string;
}

/** What a report may hold beside the runs. */
export interface SiteOptions {
  /** Two runs side by side: makes `compare.html`. */
  comparison?: RunComparison;
}

/**
 * The report of one or several runs as files that work from any folder, without a server: `index.html`, and what it opens in
 * the folder `site`. Nothing of an earlier report in these two places is of use afterwards.
 *
 * @param runs the first is the one that is told in full; further ones (other targets, other versions) stand beside it
 */
export const renderSite = function* (runs: readonly RunFacts[], { comparison }: SiteOptions = {}): Iterable<SiteFile> {
  const book = bookOf(runs);
  yield { path: 'index.html', content: frontPage(book, comparison !== undefined) };
  if (comparison !== undefined) yield { path: 'compare.html', content: comparePage(comparison, book) };
  yield { path: 'site/report.css', content: styleSheet() };
  yield { path: 'site/report.js', content: script() };
  for (const chapter of book.chapters) yield { path: chapter.page, content: chapterPage(chapter, book) };
  yield* evidenceFiles(book);
};

const evidenceFiles = function* ({ experiments, runs }: Book): Iterable<SiteFile> {
  for (const { anchor, runs: all } of experiments)
    for (const [index, facts] of all.entries()) {
      if (facts === undefined) continue;
      const name = evidenceName(anchor, index);
      const { steps, views } = experimentEvidence(facts, runs[index]!, name);
      // Browsers do not let pages of a folder read its files, but they run its scripts.
      const data = JSON.stringify({ steps: steps.map(String), views: String(views) });
      yield { path: `site/evidence/${name}.js`, content: `streamproof.show(${JSON.stringify(name)}, ${data});\n` };
    }
};
