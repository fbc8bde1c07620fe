import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { runFacts } from '../../src/evidence/run-facts.ts';
import { findClient } from '../clients/find-client.ts';
import { openStandingCluster, type StandingCluster } from './standing-cluster.fixture.ts';

const features = path.resolve(import.meta.dirname, '../../features');

/** In CI all of them, which takes minutes in real time; elsewhere those that need little that a real cluster lacks. */
const everything = process.env['CI'] !== undefined;
const chosen = everything
  ? [features]
  : ['reference-policy', 'lookup', 'tagging', 'triggers'].map((folder) => path.join(features, folder));

/** Translations say the same again, and twins beside an upgrade need a cluster of their own. */
const apart = 'not @zh-CN and not @before-upgrade and not @after-upgrade';

/** What a registry that is only pushed to, on a cluster that others use too, does not offer. */
const lacking = [
  'clock',
  'cluster-scope',
  'nodes',
  'own-registry',
  'upstream-control',
  'upstream-faults',
  'upstream-journal',
];

let cluster: StandingCluster;

before(async () => {
  cluster = await openStandingCluster();
});

after(() => cluster[Symbol.asyncDispose]());

const outcomesOf = async (words: readonly string[]) => {
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...words, ...cluster.options]);
  assert.equal(exitCode, 0, `${stdout}\n${stderr}`);
  const { experiments } = runFacts.parse(
    JSON.parse(await readFile(path.join(cluster.folder, 'reports/facts.json'), 'utf8')),
  );
  const reasons = experiments
    .filter(({ outcome }) => outcome === 'skipped')
    .flatMap(({ facts }) => facts.flatMap((fact) => (fact.kind === 'skipped' ? fact.capability : [])));
  assert.deepEqual(
    [...new Set(reasons)].filter((reason) => !lacking.includes(reason)),
    [],
  );
  return Map.groupBy(experiments, ({ outcome }) => outcome);
};

test('the experiments pass on a cluster in another process, or say what it lacks', async () => {
  const outcomes = await outcomesOf([...chosen, '--tags', apart]);
  assert.ok((outcomes.get('passed')?.length ?? 0) >= 40, 'most of what needs nothing special is tried');
  assert.deepEqual([...outcomes.keys()].toSorted(), ['passed', 'skipped']);
  assert.deepEqual(await cluster.projects(), []);
});

test(`a real oc runs ${everything ? 'them' : 'the first of them'} there`, async (context) => {
  const oc = await findClient('oc');
  if (oc === undefined) return context.skip('no oc on PATH, and none in STREAMPROOF_OC');
  const some = everything ? apart : '(@A1 or @A8) and not @zh-CN';
  const outcomes = await outcomesOf([features, '--tags', some, '--oc', oc]);
  assert.deepEqual([...outcomes.keys()].toSorted(), everything ? ['passed', 'skipped'] : ['passed']);
});
