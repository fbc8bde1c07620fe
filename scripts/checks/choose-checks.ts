import { glob, readFile } from 'node:fs/promises';
import process from 'node:process';

import { findChromium } from '../../test/browser/find-chromium.ts';
import { clientNames, findClient, variableOf } from '../../test/clients/find-client.ts';
import { whyNoContainers } from '../../test/containers/registry-image.fixture.ts';
import type { Check, Tally } from './check.ts';

const importRules = 'src/architecture.test.ts';
const unitTests = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'];
const productTests = ['test/**/*.test.ts'];
/** The experiments on a cluster in another process, in real time. */
const standIn = ['test/self/stand-in.test.ts'];
/** Runs on a cluster in another process that are cut off, broken off or refused. */
const standingTests = ['test/self/{interruption,real-cluster,refusals,wavering-cluster}.test.ts'];
const conformanceTests = ['test/conformance/*.test.ts'];
const clientTests = ['test/clients/**/*.test.ts'];
/** Some two thousand commands of a real `oc`, at more than three a second. */
const verbTests = ['test/clients/oc/every-verb.test.ts'];
const browserTests = ['test/browser/*.test.ts'];
const fuzzTests = ['test/robustness/fuzz.test.ts'];
const containerTests = ['test/containers/*.test.ts'];
// All in one process: a process for every file takes three times as long.
const nodeTest = [
  'node',
  '--test',
  '--test-isolation=none',
  '--test-reporter=./scripts/checks/unit-reporter.ts',
] as const;

/**
 * The checks of these names, all without names. The longest come first, so that two cores end together.
 *
 * @throws Error when there is no check of a given name
 */
export const chooseChecks = async (names: readonly string[]): Promise<Check[]> => {
  const checks = await allChecks();
  const chosen = (name: string) => checks.filter((check) => check.name === name || check.name.startsWith(`${name}:`));
  const unknown = names.find((name) => chosen(name).length === 0);
  const usual = checks.filter(({ onDemand }) => onDemand !== true);
  if (unknown === undefined) return names.length === 0 ? usual : withEarlier(names.flatMap(chosen), checks);
  throw new Error(`There is no check "${unknown}"; there is ${checks.map(({ name }) => name).join(', ')}.`);
};

/** Adds the checks that the chosen ones read from. */
const withEarlier = (chosen: readonly Check[], all: readonly Check[]): Check[] => {
  const earlier = all.filter(({ name }) => chosen.some(({ after }) => after === name));
  return [...new Set([...earlier, ...chosen])];
};

const allChecks = async (): Promise<Check[]> => {
  const unit = (await filesOf(unitTests)).filter((file) => file !== importRules);
  const verbs = await filesOf(verbTests);
  const clients = (await filesOf(clientTests)).filter((file) => !verbs.includes(file));
  const browser = await filesOf(browserTests);
  const containers = await filesOf(containerTests);
  const fuzz = await filesOf(fuzzTests);
  const standing = await filesOf(standingTests);
  const conformance = await filesOf(conformanceTests);
  const product = (await filesOf(productTests)).filter(
    (file) =>
      ![...clients, ...verbs, ...browser, ...containers, ...fuzz, ...standing, ...conformance, ...standIn].includes(
        file,
      ),
  );
  return [
    { name: 'standing', command: [...nodeTest, ...standing], count: closingLine, waits: true },
    { name: 'stand-in', command: [...nodeTest, ...standIn], count: closingLine, waits: true },
    { name: 'conformance', command: [...nodeTest, ...conformance], count: closingLine },
    { name: 'product', command: [...nodeTest, ...product], count: closingLine },
    { name: 'features', command: ['node', 'src/cli/main.ts', 'run', '--parallel', '1'], count: junitTotals },
    { name: 'unit', command: [...nodeTest, ...unit], count: closingLine },
    { name: 'clients', command: [...nodeTest, ...clients], count: closingLine, remark: missingClients },
    { name: 'verbs', command: [...nodeTest, ...verbs], count: closingLine, remark: missingClients, onDemand: true },
    { name: 'browser', command: [...nodeTest, ...browser], count: closingLine, remark: missingBrowser },
    { name: 'containers', command: [...nodeTest, ...containers], count: closingLine, remark: whyNoContainers },
    { name: 'fuzz', command: [...nodeTest, ...fuzz], count: closingLine },
    { name: 'imports', command: [...nodeTest, importRules], count: closingLine },
    { name: 'types', command: ['tsc', '--noEmit', '--pretty', String(process.stdout.isTTY ?? false)] },
    { name: 'lint:biome', command: ['biome', 'check', '--max-diagnostics=100', '.'] },
    { name: 'lint:oxlint', command: ['oxlint', '--type-aware'] },
    { name: 'docs', command: ['node', 'scripts/docs.ts', '--check'], after: 'features' },
    { name: 'lint:knip', command: ['knip', '--no-progress'] },
  ];
};

const missingBrowser = async (): Promise<string | undefined> =>
  (await findChromium()) === undefined
    ? 'without Chromium: put it on the PATH or name its file in STREAMPROOF_CHROMIUM'
    : undefined;

const missingClients = async (): Promise<string | undefined> => {
  const found = await Promise.all(clientNames.map(findClient));
  const missing = clientNames.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return undefined;
  return `without ${missing.join(', ')}: put ${missing.length === 1 ? 'it' : 'them'} on the PATH or name ${missing.length === 1 ? 'its file' : 'their files'} in ${missing.map(variableOf).join(', ')}`;
};

const filesOf = async (patterns: string[]): Promise<string[]> => (await Array.fromAsync(glob(patterns))).sort();

/** The line with which the reporter ends; what sums itself up when the process ends stands behind it. */
const closingLine = (output: string): Tally => {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  return line === undefined
    ? brokenOff
    : { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3]) };
};

const junitTotals = async (): Promise<Tally> => {
  const report = await readFile('reports/junit.xml', 'utf8').catch(() => '');
  const total = (name: string): number => Number(new RegExp(`<testsuite[^>]* ${name}="(\\d+)"`).exec(report)?.[1] ?? 0);
  const failed = total('failures') + total('errors');
  return { passed: total('tests') - failed - total('skipped'), failed, skipped: total('skipped') };
};

/** A command that ended before it could count. */
const brokenOff: Tally = { passed: 0, failed: 1, skipped: 0 };
