import type { Evidence } from '../evidence/evidence.ts';
import type { StepFacts } from '../evidence/step-facts.ts';
import type { Message } from './envelope.ts';

/** Where a step stands in its feature. */
export interface StepPlace {
  line: number;
  keyword: string;
  background: boolean;
}

/** A step of a scenario while it is carried out. */
export interface StepRecord extends StepPlace {
  id: string;
  text: string;
  docString: string | undefined;
  table: string[][] | undefined;
  status: StepFacts['status'];
  /** Real milliseconds. */
  duration: number;
  evidence: Evidence[];
}

/** The steps of a scenario before the first is carried out; hooks are none. */
export const stepRecords = (
  { testSteps }: Message<'testCase'>,
  { steps }: Message<'pickle'>,
  places: ReadonlyMap<string, StepPlace>,
): StepRecord[] =>
  testSteps.flatMap(({ id, pickleStepId }) => {
    const step = steps.find((one) => one.id === pickleStepId);
    if (step === undefined) return [];
    const place = places.get(step.astNodeIds[0] ?? '') ?? { line: 0, keyword: '', background: false };
    const table = step.argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value));
    return {
      ...place,
      id,
      text: step.text,
      docString: step.argument?.docString?.content,
      table,
      status: 'unknown' as const,
      duration: 0,
      evidence: [],
    };
  });
