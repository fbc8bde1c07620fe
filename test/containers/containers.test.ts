import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { findContainers } from '../../src/adapters/container-engine.ts';
import { containerLabel } from '../../src/targets/container-registries.ts';
import { openStandingCluster, until } from '../self/standing-cluster.fixture.ts';
import { buildRegistryImage, whyNoContainers } from './registry-image.fixture.ts';

const features = path.resolve(import.meta.dirname, '../../features');
const lacking = await whyNoContainers();
let image: string;

before(async () => {
  if (lacking === undefined) image = await buildRegistryImage();
});

const engine = (): Record<string, string> => {
  const { DOCKER_HOST } = process.env;
  return DOCKER_HOST === undefined ? {} : { DOCKER_HOST };
};

/** Outcomes by count, and the capabilities that were missing. */
const readFacts = async (folder: string) => {
  const { experiments } = JSON.parse(await readFile(path.join(folder, 'facts.json'), 'utf8')) as {
    experiments: { outcome: string; facts: { kind: string; capability: string }[] }[];
  };
  const missing = experiments.flatMap(({ facts }) =>
    facts.flatMap(({ kind, capability }) => (kind === 'skipped' ? capability : [])),
  );
  return { outcomes: Map.groupBy(experiments, ({ outcome }) => outcome), missing: [...new Set(missing)] };
};

test('every experiment passes with real registries in containers, but for those that break them', {
  skip: lacking,
}, async () => {
  await using cluster = await openStandingCluster();
  const reports = path.join(cluster.folder, 'embedded');
  const words = ['run', features, '--upstream', 'container', '--registry-image', image, '--reports', reports];
  const { exitCode, stdout, stderr } = await cluster.run(words, engine());
  assert.equal(exitCode, 0, stdout + stderr);
  const { outcomes, missing } = await readFacts(reports);
  assert.deepEqual([...outcomes.keys()].toSorted(), ['passed', 'skipped']);
  assert.deepEqual(missing, ['upstream-faults']);
  assert.ok((outcomes.get('passed')?.length ?? 0) >= 150);
});

test('a cluster in another process is served by containers; they can be stopped, and are gone at the end', {
  skip: lacking,
}, async () => {
  await using cluster = await openStandingCluster();
  const words = [...cluster.options, '--upstream', 'container', '--registry-image', image];
  const doctor = await cluster.run(['doctor', '--upstream', 'container', '--registry-image', image], engine());
  assert.match(doctor.stdout, /✔ containers +Docker engine /);
  assert.match(doctor.stdout, /✔ external registries: stopping /);
  const feature = await cluster.feature(
    'stops',
    'Feature: stops\n  Scenario: one\n    Given docker.io serves "acme/web:1" as image A\n    And the project "is-test"\n    When docker.io goes down\n    Then `oc import-image web:1 --from=docker.io/acme/web:1 --confirm` fails: ""\n    When docker.io comes back\n    And I run `oc import-image web:1`\n    Then the tag "web:1" points at image A\n',
  );
  const { exitCode, stdout, stderr } = await cluster.run(['run', ...words, feature], engine());
  assert.equal(exitCode, 0, stdout + stderr);
  assert.match(stdout, /1 scenario: 1 passed/);
  const run = /^run (\w+):/m.exec(stdout)?.[1];
  assert.deepEqual(await findContainers(`${containerLabel}=${run}`), []);
});

test('the containers of a killed run are shown by clean, and removed', { skip: lacking }, async () => {
  await using cluster = await openStandingCluster();
  const feature = await cluster.feature(
    'killed',
    'Feature: killed\n  Scenario: one\n    Given docker.io serves "acme/web:1" as image A\n    And the project "is-test"\n    When 50 seconds pass\n',
  );
  const words = ['--upstream', 'container', '--registry-image', image];
  const running = cluster.start(['run', ...cluster.options, ...words, feature], engine());
  await until(async () => (await cluster.projects()).length === 1);
  running.kill('SIGKILL');
  await running;
  const run = /^sp-(\w+)-1-/.exec((await cluster.projects())[0] ?? '')?.[1] ?? '';
  const cleaned = await cluster.run(['clean', '--yes', '--run', run], engine());
  assert.equal(cleaned.exitCode, 0, cleaned.stdout + cleaned.stderr);
  assert.match(cleaned.stdout, /Removed container /);
  assert.deepEqual(await findContainers(`${containerLabel}=${run}`), []);
});
