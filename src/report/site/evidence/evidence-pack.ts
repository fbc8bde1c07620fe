import { gzipSync } from 'node:zlib';
import type { RunFacts } from '../../../evidence/run-facts.ts';
import { evidenceName } from '../book/anchor.ts';
import type { Experiment } from '../book/experiment.ts';
import { experimentEvidence } from './experiment-evidence.ts';

/**
 * The script that hands the evidence of some experiments of a run to the page: browsers do not let pages of a folder read its
 * files, but they run its scripts. Views of one kind lie side by side, which halves what compression leaves of them: they say
 * much the same.
 *
 * @param name what the page asks for
 * @returns a call of `streamproof.unpack` with the name and gzip in base64: `{"steps": {"<evidence>": ["<markup>", …]}, "views":
 *   [{"<evidence>": "<markup>"}, …]}`
 */
export const evidencePack = (
  name: string,
  experiments: readonly Experiment[],
  run: number,
  facts: RunFacts,
): string => {
  const all = experiments.flatMap(({ anchor, runs }) => {
    const own = runs[run];
    if (own === undefined) return [];
    const key = evidenceName(anchor, run);
    return { key, ...experimentEvidence(own, facts, key) };
  });
  const steps = Object.fromEntries(all.map((one) => [one.key, one.steps]));
  const kinds = [...(all[0]?.views.keys() ?? [])];
  const views = kinds.map((kind) => Object.fromEntries(all.map((one) => [one.key, one.views[kind]])));
  const packed = gzipSync(JSON.stringify({ steps, views })).toString('base64');
  return `streamproof.unpack(${JSON.stringify(name)}, "${packed}");\n`;
};
