import { isSameTaint } from '../../../resources/nodes/node.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { OcError, usageError } from '../../oc-error.ts';

/** A taint as a command line names it. */
export interface TaintSpec {
  readonly key: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Whether a word is about a taint, and not a node. */
export const isTaintSpec = (word: string): boolean => /[=:]|-$/.test(word);

/**
 * Reads `dedicated=db:NoSchedule` as a taint to set, `dedicated:NoSchedule-` and `dedicated-` as taints to take away.
 *
 * @throws OcError for a word that is no taint, and for a taint that is set twice
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_taint/
 */
export const readTaints = (words: readonly string[]): { added: TaintSpec[]; removed: TaintSpec[] } => {
  const [added, removed]: [TaintSpec[], TaintSpec[]] = [[], []];
  for (const word of words) {
    if (word.endsWith('-')) {
      removed.push(readTaint(word.slice(0, -1)));
      continue;
    }
    const taint = readTaint(word);
    if (taint.effect === undefined) throw invalid(word);
    if (added.some((each) => isSameTaint(each, taint)))
      throw unusable(
        `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`,
      );
    added.push(taint);
  }
  return { added, removed };
};

/** @throws OcError when the same taint is set and taken away */
export const refuseConflicts = (added: readonly TaintSpec[], removed: readonly TaintSpec[]): void => {
  const conflicts = added.flatMap((taint) => removed.filter((each) => isMeant(each, taint)));
  if (conflicts.length === 0) return;
  const names = conflicts.map(({ key, effect = '' }) => `${key}=${effect}`).join(', ');
  throw new OcError(`can not both modify and remove the following taint(s) in the same command: ${names}`);
};

/** Whether a taint to take away means this one: without an effect, each of its key. */
export const isMeant = ({ key, effect }: TaintSpec, taint: TaintSpec): boolean =>
  key === taint.key && (effect === undefined || effect === taint.effect);

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const readTaint = (text: string): TaintSpec => {
  const [pair = '', effect, ...more] = text.split(':');
  if (more.length > 0) throw invalid(text);
  if (effect !== undefined && !EFFECTS.includes(effect))
    throw unusable(`invalid taint effect: ${effect}, unsupported taint effect`);
  // Only what has an effect may have a value.
  const [key = '', value, ...rest] = effect === undefined ? [pair] : pair.split('=');
  if (rest.length > 0) throw invalid(text);
  const problems = [labelValue(value ?? ''), qualifiedName(key)].find((errors) => errors.length > 0);
  if (problems) throw invalid(text, problems);
  return { key, ...(value && { value }), ...(effect && { effect }) };
};

const invalid = (text: string, problems?: readonly string[]): OcError =>
  unusable(`invalid taint spec: ${text}${problems ? `, ${problems.join('; ')}` : ''}`);

const unusable = (message: string): OcError => usageError('oc adm taint', message);
