import { maskSecrets, secretsIn } from '../../harness/mask-secrets.ts';
import { type Envelope, messagesOf } from './messages.ts';

const hidden = '********';

/**
 * Hides the secrets that a feature itself writes down, in a step, a command or a manifest, wherever they turn up: reports quote
 * features, and commands print what they were given.
 *
 * @returns what makes the text of a report free of them; undefined when there are none
 */
export const hideSecretsOfFeatures = (messages: readonly Envelope[]): ((text: string) => string) | undefined => {
  const sources = messagesOf(messages, 'source').map(({ data }) => data);
  const passages = sources
    .flatMap((data) => data.split('\n'))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, command]) => command!).concat(line.trim()));
  const masked = [...new Set(passages)]
    .map((passage) => [passage, maskSecrets(passage)] as const)
    .filter(([passage, text]) => passage !== text);
  const values = [...new Set(sources.flatMap(secretsIn))].filter(isTelling);
  if (masked.length === 0 && values.length === 0) return undefined;
  const replacements = [...masked, ...values.map((value) => [value, hidden] as const)].flatMap(([text, instead]) =>
    ways.map((way) => [way(text), way(instead)] as const),
  );
  const pieces = values.flatMap(encodings);
  return (text) =>
    pieces.reduce(
      withoutRunsOf,
      replacements.reduce((result, [passage, instead]) => result.replaceAll(passage, () => instead), text),
    );
};

/** A plain word such as `developer` means other things elsewhere. */
const isTelling = (value: string): boolean => value.length >= 6 && /[^a-z]/.test(value);

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const json = (text: string): string => JSON.stringify(text).slice(1, -1);

/** How reports write a text down. */
const ways: readonly ((text: string) => string)[] = [(text) => text, json, html, (text) => json(html(text))];

/** What base64 of anything with the value in it has in common, for each of the three places where the value may begin. */
const encodings = (value: string): readonly string[] =>
  [0, 1, 2]
    .map((before) => {
      const bytes = Buffer.from(' '.repeat(before) + value);
      const whole = bytes.length - (bytes.length % 3);
      return bytes
        .subarray(0, whole)
        .toString('base64')
        .slice(before === 0 ? 0 : 4);
    })
    .filter(({ length }) => length >= 8);

/** Hides whole runs of base64: the rest of one may say as much. */
const withoutRunsOf = (text: string, piece: string): string => {
  let rest = text;
  let result = '';
  for (let at = rest.indexOf(piece); at >= 0; at = rest.indexOf(piece)) {
    const start = rest.slice(0, at).search(/[\w+/]*$/);
    result += rest.slice(0, start) + hidden;
    rest = rest.slice(at).replace(/^[\w+/=]+/, '');
  }
  return result + rest;
};
