import type { Envelope } from './messages.ts';

/** Gherkin's names of the lines that it expects, in the words of a person who writes features. */
const lines: Readonly<Record<string, string>> = {
  EOF: 'the end of the file',
  Language: '"# language:"',
  TagLine: 'a tag',
  FeatureLine: '"Feature:"',
  RuleLine: '"Rule:"',
  BackgroundLine: '"Background:"',
  ScenarioLine: '"Scenario:"',
  ExamplesLine: '"Examples:"',
  StepLine: 'a step',
  DocStringSeparator: '"""',
  TableRow: 'a table row',
};

/** Says where a feature is not Gherkin, and what was expected there: `features/a.feature:3:5 …`. */
export const explainParseError = ({ source, message }: NonNullable<Envelope['parseError']>): string => {
  const place = `${source.uri}:${source.location?.line ?? 1}${source.location?.column ? `:${source.location.column}` : ''}`;
  const unexpected = /expected: (?<expected>.*?)(?:, got '(?<got>.*)')?$/s.exec(message.replace(/^\(.*?\): /, ''));
  if (unexpected?.groups === undefined) return `${place} is not valid Gherkin: ${message.replace(/^\(.*?\): /, '')}.`;
  const expected = (unexpected.groups.expected ?? '')
    .split(', ')
    .flatMap((token) => lines[token.replace('#', '')] ?? []);
  const got = unexpected.groups.got === undefined ? 'the end of the file' : `"${unexpected.groups.got}"`;
  return `${place} is not valid Gherkin: expected ${expected.join(', ')}; found ${got}.`;
};
