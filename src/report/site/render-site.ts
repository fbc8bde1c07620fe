import type { RunFacts } from '../../evidence/run-facts.ts';
import type { RunComparison } from '../compare-runs.ts';
import { evidenceName } from './book/anchor.ts';
import { type Book, bookOf } from './book/book.ts';
import { evidencePack } from './evidence/evidence-pack.ts';
import { chapterPage } from './pages/chapter-page.ts';
import { comparePage } from './pages/compare-page.ts';
import { frontPage } from './pages/front-page.ts';
import { script, styleSheet } from './site-assets.ts';

/** A file of the report. */
export interface SiteFile {
  /** From the folder of the report on, with slashes: `index.html`, `site/evidence/p-3f2a-1.js`. */
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
  for (const [pack, packed] of Map.groupBy(experiments, (one) => one.pack))
    for (const [index, run] of runs.entries()) {
      if (packed.every((one) => one.runs[index] === undefined)) continue;
      const name = evidenceName(pack, index);
      yield { path: `site/evidence/${name}.js`, content: evidencePack(name, packed, index, run) };
    }
};
