import { ConfigurationError } from '../../errors/configuration-error.ts';
import { explainParseError } from './explain-parse-error.ts';
import { type Envelope, messagesOf } from './messages.ts';
import { unknownTags } from './unknown-tags.ts';
import { unmatchedSteps } from './unmatched-steps.ts';

/**
 * Judges features before anything runs, so that a slip of the pen is not reported as a failed experiment.
 *
 * @param messages of a rehearsal
 * @param tags the tag expression that chose the scenarios
 * @throws ConfigurationError naming every place with a syntax error, an unknown tag, or a step without exactly one
 *   definition
 */
export const checkFeatures = (messages: readonly Envelope[], tags: string | undefined): void => {
  refuse(messagesOf(messages, 'parseError').map(explainParseError), 'https://cucumber.io/docs/gherkin/reference');
  const known = new Set(messagesOf(messages, 'pickle').flatMap((pickle) => pickle.tags.map(({ name }) => name)));
  refuse(unknownTags(tags ?? '', known), `one of ${[...known].sort().join(' ')}`);
  refuse(unmatchedSteps(messages), 'a step that exists, or add a definition to steps/ (CONTRIBUTING.md)');
  if (messagesOf(messages, 'testCase').length === 0) refuse([nothingChosen(tags)], 'streamproof run --help');
};

const nothingChosen = (tags: string | undefined): string =>
  tags === undefined
    ? 'The given features hold no scenario there: a line must be that of a "Scenario:" or of a row of examples.'
    : `No scenario there carries the tags ${tags}.`;

const refuse = (problems: readonly string[], hint: string): void => {
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'), { hint });
};
