import { maskSecrets } from '../../harness/mask-secrets.ts';
import { type Envelope, messagesOf } from './messages.ts';

/**
 * Hides the secrets that a feature itself writes down, in a command or a manifest: reports quote features.
 *
 * @returns what makes the text of a report free of them; undefined when there are none
 */
export const hideSecretsOfFeatures = (messages: readonly Envelope[]): ((text: string) => string) | undefined => {
  const passages = messagesOf(messages, 'source')
    .flatMap(({ data }) => data.split('\n'))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, command]) => command!).concat(line.trim()));
  const secret = [...new Set(passages)]
    .map((passage) => [passage, maskSecrets(passage)] as const)
    .filter(([passage, masked]) => passage !== masked);
  if (secret.length === 0) return undefined;
  const replacements = secret.flatMap(([passage, masked]) => ways.map((way) => [way(passage), way(masked)] as const));
  return (text) => replacements.reduce((result, [passage, masked]) => result.replaceAll(passage, () => masked), text);
};

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const json = (text: string): string => JSON.stringify(text).slice(1, -1);

/** How reports write a text down. */
const ways: readonly ((text: string) => string)[] = [(text) => text, json, html, (text) => json(html(text))];
