import type { Message } from './envelope.ts';
import type { StepFailure } from './scenario-record.ts';

type Result = Message<'testStepFinished'>['testStepResult'];

/** The failure that the result of a step or hook tells of: none or one. */
export const stepFailure = (
  { status, exception, message }: Result,
  step: string | undefined,
  line: number | undefined,
): readonly StepFailure[] => {
  if (status === 'PASSED' || status === 'SKIPPED') return [];
  const text = exception?.message ?? textOf[status] ?? message ?? 'no reason was given';
  return [{ step, line, type: exception?.type ?? status, message: text, stackTrace: exception?.stackTrace }];
};

const textOf: Readonly<Record<string, string>> = {
  UNDEFINED: 'no step definition fits this step',
  AMBIGUOUS: 'more than one step definition fits this step',
  PENDING: 'this step is not finished yet',
};
