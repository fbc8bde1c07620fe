import { type ExperimentFacts, factsVersion, type RunFacts } from '../evidence/run-facts.ts';

/** An experiment of a feature that passed and saw nothing, but for what is given. */
export const experimentFacts = (name: string, rest: Partial<ExperimentFacts> = {}): ExperimentFacts => ({
  id: `features/a/b.feature › ${name}`,
  uri: 'features/a/b.feature',
  feature: 'A feature',
  language: 'en',
  name,
  line: 3,
  tags: [],
  outcome: 'passed',
  attempts: 1,
  duration: 120,
  failures: [],
  facts: [],
  ...rest,
});

/** A run of these experiments on the embedded cluster, but for what is given. */
export const runFactsOf = (experiments: ExperimentFacts[], rest: Partial<RunFacts> = {}): RunFacts => ({
  format: 'streamproof.facts',
  version: factsVersion,
  streamproof: '0.1.0',
  startedAt: '2026-01-05T09:00:00.000Z',
  duration: 1000,
  target: {
    name: 'simulated',
    description: 'the embedded cluster',
    version: '4.19.0',
    capabilities: ['clock'],
    shell: 'built-in oc',
  },
  experiments,
  ...rest,
});
