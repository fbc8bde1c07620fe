import { ApiStatusError } from '../../errors/api-status-error.ts';
import { templateKind } from '../../resources/kinds/kinds.ts';
import type { Template } from '../../resources/templates/template.ts';
import type { Invocation } from '../command.ts';
import { nameScore } from './name-score.ts';

/** What `oc new-app --search` tells of the templates that a word comes near to, the nearest first; `*` means all. */
export const templateTexts = async ({ client, namespace }: Invocation, word: string): Promise<string[]> => {
  const [name = '', project, ...more] = word.split('/').toReversed();
  if (more.length > 0) return [];
  const found: { template: Template; score: number }[] = [];
  for (const place of project === undefined ? new Set([namespace, 'openshift']) : [project]) {
    const { items } = await client.list<Template>(templateKind, place).catch(nothingThere);
    for (const template of items) {
      const score = nameScore(template.metadata.name, name);
      if (score !== undefined) found.push({ template, score });
    }
  }
  return found.sort((one, other) => one.score - other.score).map(({ template }) => textOf(template));
};

const nothingThere = (error: unknown): { items: Template[] } => {
  if (error instanceof ApiStatusError && ['NotFound', 'Forbidden'].includes(error.status.reason ?? ''))
    return { items: [] };
  throw error;
};

const textOf = ({ metadata }: Template): string => {
  const description = metadata.annotations?.['description'];
  return `${metadata.name}\n  Project: ${metadata.namespace}\n${description ? `  ${description}\n` : ''}`;
};
