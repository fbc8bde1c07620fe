import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { nearest } from '../nearest.ts';
import { type Envelope, messagesOf } from './messages.ts';
import { stepLines } from './step-lines.ts';

type StepDefinition = NonNullable<Envelope['stepDefinition']>;

/** Says which steps of the chosen scenarios have no definition, or more than one: where, which, and what is similar. */
export const unmatchedSteps = (messages: readonly Envelope[]): string[] => {
  const definitions = new Map(messagesOf(messages, 'stepDefinition').map((definition) => [definition.id, definition]));
  const lines = stepLines(messages);
  const problems = matches(messages).flatMap(({ uri, step, definitionIds }) => {
    if (definitionIds.length === 1) return [];
    const found = `${uri}:${lines.get(step.astNodeIds[0] ?? '') ?? '?'}`;
    return definitionIds.length === 0
      ? undefinedStep(found, step.text, [...definitions.values()])
      : ambiguousStep(
          found,
          step.text,
          definitionIds.flatMap((id) => definitions.get(id) ?? []),
        );
  });
  return [...new Set(problems)];
};

const matches = (messages: readonly Envelope[]) => {
  const pickles = new Map(messagesOf(messages, 'pickle').map((pickle) => [pickle.id, pickle]));
  return messagesOf(messages, 'testCase').flatMap(({ pickleId, testSteps }) => {
    const pickle = pickles.get(pickleId);
    return testSteps.flatMap(({ pickleStepId, stepDefinitionIds }) => {
      const step = pickle?.steps.find(({ id }) => id === pickleStepId);
      return pickle && step ? [{ uri: pickle.uri, step, definitionIds: stepDefinitionIds ?? [] }] : [];
    });
  });
};

const undefinedStep = (place: string, text: string, definitions: readonly StepDefinition[]): string => {
  const pattern = nearest(
    text,
    definitions.map(({ pattern: { source } }) => source),
  );
  const alike = definitions.find(({ pattern: { source } }) => source === pattern);
  return [`${place}: no step definition matches "${text}".`, ...(alike ? [`  nearest  ${describe(alike)}`] : [])].join(
    '\n',
  );
};

const ambiguousStep = (place: string, text: string, definitions: readonly StepDefinition[]): string =>
  [
    `${place}: several step definitions match "${text}".`,
    ...definitions.map((one) => `  matches  ${describe(one)}`),
  ].join('\n');

const describe = ({ pattern, sourceReference: { uri = '', location } }: StepDefinition): string => {
  const file = uri.startsWith('file:') ? path.relative('', fileURLToPath(uri)) : uri;
  return `${pattern.source}   (${file}:${location?.line ?? '?'})`;
};
