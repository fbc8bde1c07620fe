import { variableNameError } from '../../resources/validation/env-var-name.ts';
import type { EnvVar } from '../../resources/workloads/pod-spec.ts';
import { OcError } from '../oc-error.ts';

/** What becomes of environment variables. */
export interface EnvironmentChange {
  readonly set: readonly EnvVar[];
  readonly remove: readonly string[];
}

/**
 * Reads `KEY=VALUE` and `KEY-`; `-` stands for the lines of stdin, of which only those with `=` count, up to a `#`.
 *
 * @throws OcError for what is neither, or both
 */
export const parseEnvironment = (words: readonly string[], stdin = ''): EnvironmentChange => {
  const set: EnvVar[] = [];
  const remove: string[] = [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (word === '-') set.push(...pipedVariables(stdin));
    else if (equals >= 0) set.push({ name: validName(word.slice(0, equals), word), value: word.slice(equals + 1) });
    else if (word.endsWith('-')) remove.push(word.slice(0, -1));
    else throw new OcError(`environment variables must be of the form key=value, but is ${JSON.stringify(word)}`);
  }
  for (const { name } of set)
    if (remove.includes(name))
      throw new OcError('can not both modify and remove the same environment variable in the same command');
  return { set, remove };
};

const pipedVariables = (text: string): EnvVar[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = /^([^#=]*)=([^#]*)/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });

const validName = (name: string, word: string): string => {
  const why = variableNameError(name);
  if (why === undefined) return name;
  throw new OcError(`environment variable ${word} is invalid, ${why}`);
};

/** @throws OcError when a variable has another value already */
export const refuseOverwrite = (env: readonly EnvVar[], { set }: EnvironmentChange): void => {
  for (const { name, value = '' } of set) {
    const old = env.find((variable) => variable.name === name);
    if (old && (old.value ?? '') !== value)
      throw new OcError(`'${name}' already has a value (${old.value ?? ''}), and --overwrite is false`);
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
export const environmentLine = ({ name, value = '', valueFrom }: EnvVar): string =>
  valueFrom ? `# ${name} from ${sourceText(valueFrom)}\n` : `${name}=${value}\n`;

const sourceText = ({
  configMapKeyRef,
  secretKeyRef,
  fieldRef,
  resourceFieldRef,
}: NonNullable<EnvVar['valueFrom']>): string => {
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (fieldRef) return `field path ${fieldRef.fieldPath}`;
  if (!resourceFieldRef) return 'invalid valueFrom';
  const { containerName, resource } = resourceFieldRef;
  return `resource field ${containerName ? `${containerName}/` : ''}${resource}`;
};
