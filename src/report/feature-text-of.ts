import type { FeatureText } from '../evidence/feature-text.ts';
import type { Message } from './envelope.ts';
import { portableUri } from './experiment-id.ts';

/** What a feature says beside its experiments; undefined for an empty file. */
export const featureTextOf = ({ uri, feature }: Message<'gherkinDocument'>): FeatureText | undefined => {
  if (feature === undefined) return undefined;
  const background = feature.children.find((child) => child.background !== undefined)?.background;
  const rules = feature.children.flatMap(({ rule }) => rule ?? []);
  return {
    ...blockOf(feature),
    uri: portableUri(uri ?? ''),
    language: feature.language,
    background: background && {
      ...blockOf(background),
      steps: background.steps.map(({ keyword, text }) => ({ keyword: keyword.trim(), text })),
    },
    rules: rules.map(blockOf),
    scenarios: [...feature.children, ...rules.flatMap(({ children }) => children)]
      .flatMap(({ scenario }) => scenario ?? [])
      .map(blockOf),
  };
};

interface Block {
  keyword: string;
  name: string;
  description: string;
  location: { line: number };
}

const blockOf = ({ keyword, name, description, location }: Block) => ({
  keyword,
  name,
  description: withoutIndent(description),
  line: location.line,
});

/** Gherkin keeps the indent of prose; in Markdown it would make code of it. */
const withoutIndent = (text: string): string => {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n');
};
