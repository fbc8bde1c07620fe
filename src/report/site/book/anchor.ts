import { createHash } from 'node:crypto';

/** What an experiment is linked by: the same from run to run, as long as it keeps its name. */
export const anchorOf = (id: string): string => `e-${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;

/** What a step of an experiment is linked by. */
export const stepAnchor = (experiment: string, step: number): string => `${experiment}-s${step + 1}`;

/** A name for a file or an anchor: `zh-cn-reference-policy`. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'x';
