import { createHash } from 'node:crypto';

/** What an experiment is linked by: the same from run to run, as long as it keeps its name. */
export const anchorOf = (id: string): string => `e-${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;

/** What the evidence of an experiment in one of the runs is known by. */
export const evidenceName = (anchor: string, run: number): string => (run === 0 ? anchor : `${anchor}-${run + 1}`);

/** How many experiments share a file of evidence: many, to be small together; few enough to be there at once. */
const most = 25;

/**
 * The name of the file that holds the evidence of an experiment.
 *
 * @param position of the experiment in its feature, from 0
 */
export const packName = (uri: string, position: number): string =>
  `p-${createHash('sha256').update(uri).digest('hex').slice(0, 10)}-${Math.floor(position / most) + 1}`;

/** What a step of an experiment is linked by. */
export const stepAnchor = (experiment: string, step: number): string => `${experiment}-s${step + 1}`;

/** A name for a file or an anchor: `zh-cn-reference-policy`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'x';
