import type { Evidence } from '../evidence/evidence.ts';
import type { ChapterText } from '../evidence/feature-text.ts';
import { type ExperimentFacts, factsVersion, type RunFacts } from '../evidence/run-facts.ts';
import type { Envelope } from './envelope.ts';
import { experimentFactsOf } from './experiment-facts-of.ts';
import { milliseconds } from './milliseconds.ts';
import { RunRecord } from './run-record.ts';
import type { ScenarioRecord } from './scenario-record.ts';

/**
 * What the experiments of a run observed, from its messages.
 *
 * @param streamproof the version that writes it down
 * @param chapters what introduces the folders of the features
 */
export const factsOfRun = (
  messages: Iterable<Envelope>,
  streamproof: string,
  chapters: readonly ChapterText[] = [],
): RunFacts => {
  const run = new RunRecord();
  const ended: ScenarioRecord[] = [];
  let started = 0;
  let finished = 0;
  for (const message of messages) {
    const record = run.add(message);
    if (record !== undefined) ended.push(record);
    if (message.testRunStarted) started = milliseconds(message.testRunStarted.timestamp);
    if (message.testRunFinished) finished = milliseconds(message.testRunFinished.timestamp);
  }
  const records = ended.sort((one, other) => one.position - other.position);
  return {
    format: 'streamproof.facts',
    version: factsVersion,
    streamproof,
    startedAt: new Date(started).toISOString(),
    duration: Math.max(0, finished - started),
    target: targetOf(records),
    experiments: distinct(records.map(experimentFactsOf)),
    failures: run.runFailures.map(({ type, message }) => ({ type, message })),
    features: [...run.features.values()],
    chapters: [...chapters],
  };
};

const targetOf = (records: readonly ScenarioRecord[]): RunFacts['target'] => {
  const [found] = records.flatMap(({ evidence }) =>
    evidence.filter((one): one is Extract<Evidence, { kind: 'target' }> => one.kind === 'target'),
  );
  if (found === undefined) return undefined;
  const { kind: _, ...target } = found;
  return target;
};

/** Scenarios that a feature writes down twice are told apart by their number. */
const distinct = (experiments: readonly ExperimentFacts[]): ExperimentFacts[] => {
  const seen = new Map<string, number>();
  return experiments.map((experiment) => {
    const count = (seen.get(experiment.id) ?? 0) + 1;
    seen.set(experiment.id, count);
    return count === 1 ? experiment : { ...experiment, id: `${experiment.id} (${count})` };
  });
};
