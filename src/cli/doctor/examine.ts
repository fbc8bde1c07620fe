import process from 'node:process';

import { type Finding, realTarget } from '../../targets/real-targets.ts';
import type { DoctorOptions } from '../doctor-command.ts';
import { exitCodes } from '../exit-codes.ts';

/** What the embedded cluster offers: everything. */
const embedded: readonly Finding[] = [
  {
    name: 'embedded cluster',
    state: 'present',
    detail: 'every experiment gets a cluster of its own, which can do everything that features ask for',
  },
];

/**
 * Prints what a target offers to experiments.
 *
 * @returns the exit code: 0 also when things are missing, for experiments that need them are skipped; 2 when none can be run
 */
export const examine = async ({ target, json, ...options }: DoctorOptions): Promise<number> => {
  const findings = (await (await realTarget(target, options.upstream))?.examine(options)) ?? embedded;
  process.stdout.write(json ? `${JSON.stringify({ target, findings }, null, 2)}\n` : findingsText(findings));
  const isUsable = findings.every(({ name, state }) => name !== 'creating projects' || state !== 'missing');
  return isUsable ? exitCodes.ok : exitCodes.inconclusive;
};

const marks = { present: '✔', missing: '✘', unknown: '?' } as const;

/** One line a finding, with what to do below those that are missing. */
export const findingsText = (findings: readonly Finding[]): string => {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings
    .flatMap(({ name, state, detail, remedy, capability }) => [
      `${marks[state]} ${name.padEnd(width)}  ${detail}${state === 'missing' && capability !== undefined ? ` (needs:${capability})` : ''}`,
      ...(state === 'present' || remedy === undefined ? [] : [`  ${' '.repeat(width)}  try ${remedy}`]),
    ])
    .map((line) => `${line}\n`)
    .join('');
};
