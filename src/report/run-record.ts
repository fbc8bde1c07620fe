import type { Envelope, Message } from './envelope.ts';
import { indexFeature, type ScenarioPlace } from './feature-index.ts';
import { milliseconds } from './milliseconds.ts';
import { readEvidence } from './read-evidence.ts';
import type { ScenarioRecord, StepFailure } from './scenario-record.ts';
import { stepFailure } from './step-failure.ts';

/** What happened in a run, put together from its messages in the order in which they come. */
export class RunRecord {
  readonly #places = new Map<string, ScenarioPlace>();
  readonly #lines = new Map<string, number>();
  readonly #cells = new Map<string, readonly string[]>();
  readonly #pickles = new Map<string, Message<'pickle'>>();
  readonly #testCases = new Map<string, Message<'testCase'>>();
  readonly #started = new Map<string, { record: ScenarioRecord; testCase: Message<'testCase'>; at: number }>();
  /** Failures outside of scenarios: hooks of the whole run. */
  readonly runFailures: StepFailure[] = [];

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
    if (testCase) this.#testCases.set(testCase.id, testCase);
    if (testCaseStarted) this.#start(testCaseStarted);
    if (attachment) this.#attach(attachment);
    if (testStepFinished) this.#finishStep(testStepFinished);
    if (testRunHookFinished) this.runFailures.push(...stepFailure(testRunHookFinished.result, undefined, undefined));
    return testCaseFinished && !testCaseFinished.willBeRetried ? this.#finish(testCaseFinished) : undefined;
  }

  #addFeature(document: Message<'gherkinDocument'>): void {
    for (const [id, place] of indexFeature(document)) this.#places.set(id, place);
    const children = (document.feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])]);
    for (const { background, scenario } of children) {
      for (const { id, location } of [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
        this.#lines.set(id, location.line);
      for (const { id, cells } of (scenario?.examples ?? []).flatMap(({ tableBody }) => tableBody))
        this.#cells.set(
          id,
          cells.map(({ value }) => value),
        );
    }
  }

  #start({ id, testCaseId, attempt, timestamp }: Message<'testCaseStarted'>): void {
    const testCase = this.#testCases.get(testCaseId);
    const pickle = this.#pickles.get(testCase?.pickleId ?? '');
    if (testCase === undefined || pickle === undefined) return;
    const place = this.#places.get(pickle.astNodeIds[0] ?? '') ?? {
      feature: pickle.uri,
      language: pickle.language,
      rule: undefined,
      line: 0,
    };
    const record = {
      ...place,
      uri: pickle.uri,
      name: pickle.name,
      tags: pickle.tags.map(({ name }) => name),
      cells: this.#cells.get(pickle.astNodeIds[1] ?? '') ?? [],
      retries: attempt,
      duration: 0,
      asked: [],
      evidence: [],
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
    if (evidence.kind === 'command') record.asked.push(`$ ${evidence.line}`);
  }

  #finishStep({ testCaseStartedId, testStepId, testStepResult }: Message<'testStepFinished'>): void {
    const started = this.#started.get(testCaseStartedId);
    if (started === undefined) return;
    const { record, testCase } = started;
    const pickleStepId = testCase.testSteps.find(({ id }) => id === testStepId)?.pickleStepId;
    const step = this.#pickles.get(testCase.pickleId)?.steps.find(({ id }) => id === pickleStepId);
    record.failures.push(...stepFailure(testStepResult, step?.text, this.#lines.get(step?.astNodeIds[0] ?? '')));
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
