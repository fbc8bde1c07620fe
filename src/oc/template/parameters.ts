import type { Template } from '../../resources/templates/template.ts';
import type { Invocation } from '../command.ts';
import { readAssignments } from '../command-line/assignments.ts';
import { warnOfCommas } from '../command-line/warn-of-commas.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';

/**
 * Values for the parameters of a template: `NAME=VALUE` words, and lines of the files of `--param-file`, which count less.
 *
 * @param onDouble told of names that several words give; the default refuses them, all at once
 * @throws OcError for a word that is no pair, and for a name that is given twice
 */
export const readParameters = async (
  { context, flags, path }: Invocation,
  words: readonly string[],
  onDouble?: (name: string) => void,
): Promise<Map<string, string>> => {
  const doubles = new Set<string>();
  warnOfCommas(context, flags.values('param'), '--param');
  const read = readAssignments(context, {
    words,
    files: flags.values('param-file'),
    title: 'Template parameter',
    onDouble: onDouble ?? ((name) => void doubles.add(name)),
  });
  const values = await read.catch((error: unknown) => {
    if (doubles.size === 0) throw error;
  });
  if (values !== undefined && doubles.size === 0) return values;
  const names = [...doubles].sort().join(', ');
  throw usageError(path, `The following parameters were provided more than once: ${names}`);
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
