import type { EnvVar } from '../../resources/pod-spec.ts';
import { OcError } from '../oc-error.ts';

/** What becomes of environment variables. */
export interface EnvironmentChange {
  readonly set: readonly EnvVar[];
  readonly remove: readonly string[];
}

/**
 * Reads `KEY=VALUE` and `KEY-`.
 *
 * @throws OcError for what is neither, or both
 */
export const parseEnvironment = (words: readonly string[]): EnvironmentChange => {
  const set: EnvVar[] = [];
  const remove: string[] = [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals > 0) set.push({ name: word.slice(0, equals), value: word.slice(equals + 1) });
    else if (word.endsWith('-')) remove.push(word.slice(0, -1));
    else throw new OcError(`environment variables must be of the form key=value, but is ${JSON.stringify(word)}`);
  }
  for (const { name } of set)
    if (remove.includes(name))
      throw new OcError('can not both modify and remove the same environment variable in the same command');
  return { set, remove };
};

/** @throws OcError when a variable has another value already */
export const refuseOverwrite = (env: readonly EnvVar[], { set }: EnvironmentChange): void => {
  for (const { name } of set) {
    const old = env.find((variable) => variable.name === name);
    if (old) throw new OcError(`'${name}' already has a value (${old.value ?? ''}), and --overwrite is false`);
  }
};

/** The variables afterwards: changed where they stand, new ones behind. */
export const changedEnvironment = (env: readonly EnvVar[], { set, remove }: EnvironmentChange): EnvVar[] => {
  const kept = env
    .filter(({ name }) => !remove.includes(name))
    .map((variable) => set.findLast(({ name }) => name === variable.name) ?? variable);
  const known = new Set(kept.map(({ name }) => name));
  return [...kept, ...set.filter(({ name }) => !known.has(name))];
};

/** `A=b`, or what a variable is taken from as a comment. */
export const environmentLine = ({ name, value = '', valueFrom }: EnvVar): string => {
  const { secretKeyRef, configMapKeyRef, fieldRef } = (valueFrom ?? {}) as References;
  if (secretKeyRef) return `# ${name} from secret ${secretKeyRef.name}, key ${secretKeyRef.key}\n`;
  if (configMapKeyRef) return `# ${name} from configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}\n`;
  return fieldRef ? `# ${name} from field path ${fieldRef.fieldPath}\n` : `${name}=${value}\n`;
};

interface References {
  readonly secretKeyRef?: { readonly name: string; readonly key: string };
  readonly configMapKeyRef?: { readonly name: string; readonly key: string };
  readonly fieldRef?: { readonly fieldPath: string };
}
