import type { FeatureText } from '../evidence/feature-text.ts';
import type { Envelope, Message } from './envelope.ts';
import { indexFeature, type ScenarioPlace } from './feature-index.ts';
import { featureTextOf } from './feature-text-of.ts';
import { milliseconds } from './milliseconds.ts';
import { readEvidence } from './read-evidence.ts';
import type { ScenarioRecord, StepFailure } from './scenario-record.ts';
import { stepFailure } from './step-failure.ts';
import { type StepPlace, stepRecords } from './step-record.ts';

/** What happened in a run, put together from its messages in the order in which they come. */
export class RunRecord {
  readonly #places = new Map<string, ScenarioPlace>();
  readonly #steps = new Map<string, StepPlace>();
  readonly #rows = new Map<string, { cells: readonly string[]; line: number }>();
  readonly #pickles = new Map<string, Message<'pickle'>>();
  readonly #testCases = new Map<string, { testCase: Message<'testCase'>; position: number }>();
  readonly #started = new Map<string, { record: ScenarioRecord; testCase: Message<'testCase'>; at: number }>();
  /** Failures outside of scenarios: hooks of the whole run. */
  readonly runFailures: StepFailure[] = [];
  /** What the features say, by their paths. */
  readonly features = new Map<string, FeatureText>();

  /** @returns the record of the scenario that this message ends, if it ends one */
  add(envelope: Envelope): ScenarioRecord | undefined {
    const {
      gherkinDocument,
      pickle,
      testCase,
      testCaseStarted,
      attachment,
      testStepFinished,
      testRunHookFinished,
      testCaseFinished,
    } = envelope;
    if (gherkinDocument) this.#addFeature(gherkinDocument);
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#testCases.set(testCase.id, { testCase, position: this.#testCases.size });
    if (testCaseStarted) this.#start(testCaseStarted);
    if (attachment) this.#attach(attachment);
    if (testStepFinished) this.#finishStep(testStepFinished);
    if (testRunHookFinished) this.runFailures.push(...stepFailure(testRunHookFinished.result, undefined, undefined));
    return testCaseFinished && !testCaseFinished.willBeRetried ? this.#finish(testCaseFinished) : undefined;
  }

  #addFeature(document: Message<'gherkinDocument'>): void {
    for (const [id, place] of indexFeature(document)) this.#places.set(id, place);
    const text = featureTextOf(document);
    if (text !== undefined) this.features.set(text.uri, text);
    const children = (document.feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
    for (const { background, scenario } of children) {
      for (const { steps } of [background ?? scenario].filter((block) => block !== undefined))
        for (const { id, location, keyword } of steps)
          this.#steps.set(id, { line: location.line, keyword: keyword.trim(), background: background !== undefined });
      for (const { id, cells, location } of (scenario?.examples ?? []).flatMap(({ tableBody }) => tableBody))
        this.#rows.set(id, { cells: cells.map(({ value }) => value), line: location.line });
    }
  }

  #start({ id, testCaseId, attempt, timestamp }: Message<'testCaseStarted'>): void {
    const { testCase, position } = this.#testCases.get(testCaseId) ?? {};
    const pickle = this.#pickles.get(testCase?.pickleId ?? '');
    if (testCase === undefined || position === undefined || pickle === undefined) return;
    const place = this.#places.get(pickle.astNodeIds[0] ?? '') ?? {
      feature: pickle.uri,
      language: pickle.language,
      rule: undefined,
      line: 0,
    };
    const row = this.#rows.get(pickle.astNodeIds[1] ?? '');
    const record = {
      ...place,
      uri: pickle.uri,
      position,
      name: pickle.name,
      tags: pickle.tags.map(({ name }) => name),
      cells: row?.cells ?? [],
      rowLine: row?.line,
      retries: attempt,
      duration: 0,
      asked: [],
      evidence: [],
      steps: stepRecords(testCase, pickle, this.#steps),
      failures: [],
      skipped: false,
    };
    this.#started.set(id, { record, testCase, at: milliseconds(timestamp) });
  }

  #attach(attachment: Message<'attachment'>): void {
    const evidence = readEvidence(attachment);
    const record = this.#started.get(attachment.testCaseStartedId ?? '')?.record;
    if (evidence === undefined || record === undefined) return;
    record.evidence.push(evidence);
    record.steps.find(({ id }) => id === attachment.testStepId)?.evidence.push(evidence);
    if (evidence.kind === 'command') record.asked.push(`$ ${evidence.line}`);
  }

  #finishStep({ testCaseStartedId, testStepId, testStepResult }: Message<'testStepFinished'>): void {
    const started = this.#started.get(testCaseStartedId);
    if (started === undefined) return;
    const { record, testCase } = started;
    const pickleStepId = testCase.testSteps.find(({ id }) => id === testStepId)?.pickleStepId;
    const step = this.#pickles.get(testCase.pickleId)?.steps.find(({ id }) => id === pickleStepId);
    const place = this.#steps.get(step?.astNodeIds[0] ?? '');
    record.failures.push(...stepFailure(testStepResult, step?.text, place?.line));
    const stepRecord = record.steps.find(({ id }) => id === testStepId);
    if (stepRecord !== undefined) Object.assign(stepRecord, resultOf(testStepResult));
    if (step?.type === 'Action' && testStepResult.status !== 'SKIPPED' && !step.text.includes('`'))
      record.asked.push(step.text);
    record.skipped ||= testStepResult.status === 'SKIPPED';
  }

  #finish({ testCaseStartedId: id, timestamp }: Message<'testCaseFinished'>): ScenarioRecord | undefined {
    const started = this.#started.get(id);
    if (started === undefined) return undefined;
    this.#started.delete(id);
    started.record.duration = milliseconds(timestamp) - started.at;
    return started.record;
  }
}

const resultOf = ({ status, duration }: Message<'testStepFinished'>['testStepResult']) => ({
  status: status.toLowerCase() as Lowercase<typeof status>,
  duration: milliseconds(duration),
});
