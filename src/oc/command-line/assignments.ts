import { variableNameError } from '../../resources/validation/env-var-name.ts';
import type { OcContext } from '../oc-context.ts';
import { OcError } from '../oc-error.ts';
import { readEnvironmentFile } from './environment-file.ts';

/** Where values come from, and what messages call one of them: `Template parameter`. */
export interface AssignmentSources {
  readonly words: readonly string[];
  readonly files: readonly string[];
  readonly title: string;
  /** Told of each word whose name another word has before. */
  readonly onDouble: (name: string) => void;
}

/**
 * The values of `NAME=VALUE` words and of the lines of files, by name. What is said first counts, and words count more.
 *
 * @throws OcError for a word that is no pair
 */
export const readAssignments = async (
  context: Pick<OcContext, 'stdin' | 'cwd' | 'stderr'>,
  { words, files, title, onDouble }: AssignmentSources,
): Promise<Map<string, string>> => {
  const values = new Map<string, string>();
  const doubles: string[] = [];
  for (const word of words) {
    const [name = '', value] = word.split(/=(.*)/s);
    const why = variableNameError(name);
    if (why !== undefined || value === undefined)
      throw new OcError(`invalid parameter assignment in ${JSON.stringify(word)}, [${why ?? ''}]`);
    if (values.has(name)) doubles.push(name);
    else values.set(name, value);
  }
  for (const name of doubles) onDouble(name);
  for (const file of files)
    for (const [name, value] of await readEnvironmentFile(file, context)) {
      if (!values.has(name)) values.set(name, value);
      else
        context.stderr(
          `warning: ${title} ${JSON.stringify(name)} already defined, ignoring value from file ${JSON.stringify(file)}\n`,
        );
    }
  return values;
};

/** Says that of several words with one name the first counts. */
export const warnOfDoubles =
  ({ stderr }: Pick<OcContext, 'stderr'>, title: string) =>
  (name: string): void =>
    stderr(`warning: ${title} ${JSON.stringify(name)} was overwritten\n`);
