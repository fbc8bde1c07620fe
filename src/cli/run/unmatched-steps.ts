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
  const words = new Map(definitions.map((definition) => [withoutValues(definition.pattern.source), definition]));
  const alike = words.get(nearest(withoutValues(text), words.keys()) ?? '');
  return [
    `${place}: no step definition matches this step:`,
    `    ${text}`,
    ...(alike ? [`  nearest  ${describe(alike)}`] : []),
  ].join('\n');
};

const ambiguousStep = (place: string, text: string, definitions: readonly StepDefinition[]): string =>
  [
    `${place}: several step definitions match this step:`,
    `    ${text}`,
    ...definitions.map((definition) => `  matches  ${describe(definition)}`),
  ].join('\n');

/** What a step and its definition have in common: the words around the values. */
const withoutValues = (text: string): string => text.replaceAll(/"[^"]*"|`[^`]*`|\{\w*\}/g, '_');

const describe = ({ pattern, sourceReference: { uri = '', location } }: StepDefinition): string => {
  const file = uri.startsWith('file:') ? path.relative('', fileURLToPath(uri)) : uri;
  return `${pattern.source}   (${file}:${location?.line ?? '?'})`;
};
