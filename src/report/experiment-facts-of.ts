import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentFacts } from '../evidence/run-facts.ts';
import type { StepFacts } from '../evidence/step-facts.ts';
import { experimentId, portableUri } from './experiment-id.ts';
import { finalOutcome } from './final-outcome.ts';
import type { ScenarioRecord } from './scenario-record.ts';
import type { StepRecord } from './step-record.ts';

/** A scenario as it is written into `facts.json`. */
export const experimentFactsOf = (record: ScenarioRecord): ExperimentFacts => {
  const { uri, feature, language, rule, name, line, rowLine, tags, failures, duration, retries } = record;
  const facts = record.evidence.filter(({ kind }) => kind !== 'target' && kind !== 'time');
  const positions = new Map(facts.map((fact, index) => [fact, index]));
  return {
    id: experimentId(record),
    uri: portableUri(uri),
    feature,
    language,
    rule,
    name,
    line,
    rowLine,
    tags: [...tags],
    outcome: finalOutcome(record),
    attempts: retries + 1,
    duration,
    failures: failures.map(({ step, line: at, type, message }) => ({ step, line: at, type, message })),
    facts,
    steps: record.steps.map((step) => stepFactsOf(step, positions)),
  };
};

const stepFactsOf = (step: StepRecord, positions: ReadonlyMap<Evidence, number>): StepFacts => {
  const { keyword, text, line, background, docString, table, status, duration, evidence } = step;
  const time = evidence.find((one) => one.kind === 'time');
  return {
    keyword,
    text,
    line,
    background: background || undefined,
    docString,
    table,
    status,
    duration,
    startedAt: time?.startedAt,
    endedAt: time?.endedAt,
    facts: evidence.flatMap((one) => positions.get(one) ?? []),
  };
};
