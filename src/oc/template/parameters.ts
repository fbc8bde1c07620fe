import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Template } from '../../resources/template.ts';
import type { Invocation } from '../command.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';

/**
 * Values for the parameters of a template: `NAME=VALUE` words, and lines of the files of `--param-file`, which count less.
 *
 * @throws OcError for a word that is no pair, and for a name that is given twice
 */
export const readParameters = async (
  { context, flags, path }: Invocation,
  pairs: readonly string[],
): Promise<Map<string, string>> => {
  const values = new Map<string, string>();
  const doubles = new Set<string>();
  for (const pair of pairs) {
    const [, name, value = ''] = /^([\w.-]+)=([\s\S]*)$/.exec(pair) ?? [];
    if (name === undefined) throw new OcError(`invalid parameter assignment in ${JSON.stringify(pair)}, []`);
    if (values.has(name)) doubles.add(name);
    values.set(name, value);
  }
  if (doubles.size > 0)
    throw usageError(path, `The following parameters were provided more than once: ${[...doubles].sort().join(', ')}`);
  for (const file of flags.values('param-file')) {
    const text =
      file === '-'
        ? (context.stdin ?? '')
        : await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8').catch(missing(file));
    for (const [, name = '', value = ''] of text.matchAll(/^\s*(?!#)([\w.-]+)=(.*)$/gm)) {
      if (!values.has(name)) values.set(name, value);
      else
        context.stderr(
          `warning: Template parameter ${JSON.stringify(name)} already defined, ignoring value from file ${JSON.stringify(file)}\n`,
        );
    }
  }
  return values;
};

/**
 * The template with these values.
 *
 * @throws OcError for a parameter that it does not have, unless that is allowed
 */
export const fillParameters = (
  template: Template,
  values: ReadonlyMap<string, string>,
  ignoreUnknown: boolean,
  complain = (name: string): string => `unknown parameter name ${JSON.stringify(name)}\n`,
): Template => {
  const parameters = template.parameters ?? [];
  const unknown = [...values.keys()].filter((name) => !parameters.some((parameter) => parameter.name === name));
  if (!ignoreUnknown) throwCollected(unknown.map((name) => new OcError(complain(name))));
  return {
    ...template,
    parameters: parameters.map(({ generate, ...parameter }) => {
      const value = values.get(parameter.name);
      return value === undefined
        ? { ...parameter, ...(generate !== undefined && { generate }) }
        : { ...parameter, value };
    }),
  };
};

const missing =
  (file: string) =>
  (cause: unknown): never => {
    throw new OcError(`Cannot stat ${JSON.stringify(file)}: stat ${file}: no such file or directory`, { cause });
  };
