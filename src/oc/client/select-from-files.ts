import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { PlainError } from '../oc-error.ts';
import { readManifests, readsFilesAlone } from './manifests.ts';
import { type Selection, selectNamedResources } from './select-resources.ts';

/**
 * The objects that files or a kustomization name, whatever else they say of them.
 *
 * @param errors where it is collected what cannot be read; none: then it is thrown
 */
export const selectFromFiles = async (
  invocation: Invocation,
  verb?: string,
  errors?: unknown[],
): Promise<Selection[]> =>
  (await readManifests(invocation, verb, errors)).map(({ kind, object }) => ({ kind, names: [object.metadata.name] }));

/**
 * The objects that files name where the command line names files, else those that words name.
 *
 * @param verb what cannot be done when the files hold nothing; none: then nothing is done
 * @param errors where it is collected what files hold that cannot be read; none: then it is thrown
 */
export const selectFilesOrWords = async (
  invocation: Invocation,
  words: readonly string[],
  verb?: string,
  errors?: unknown[],
): Promise<Selection[]> =>
  (await readsFilesAlone(invocation, words))
    ? await selectFromFiles(invocation, verb, errors)
    : await selectNamedResources(invocation, words);

/** The objects that can be read; what cannot is told as one of several failures, even if it is alone. */
export const selectReadable = async (invocation: Invocation, errors: unknown[]): Promise<Selection[]> => {
  const unreadable: unknown[] = [];
  const selections = await selectFromFiles(invocation, undefined, unreadable);
  errors.push(...unreadable.map((error) => new PlainError(errorMessage(error), { cause: error })));
  return selections;
};
