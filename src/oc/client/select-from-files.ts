import type { Invocation } from '../command.ts';
import { readManifests, readsFiles } from './manifests.ts';
import { type Selection, selectNamedResources } from './select-resources.ts';

/** The objects that files or a kustomization name, whatever else they say of them. */
export const selectFromFiles = async (invocation: Invocation, verb?: string): Promise<Selection[]> =>
  (await readManifests(invocation, verb)).map(({ kind, object }) => ({ kind, names: [object.metadata.name] }));

/**
 * The objects that files name where the command line names files, else those that words name.
 *
 * @param verb what cannot be done when the files hold nothing; none: then nothing is done
 */
export const selectFilesOrWords = (
  invocation: Invocation,
  words: readonly string[],
  verb?: string,
): Promise<Selection[]> =>
  readsFiles(invocation.flags) ? selectFromFiles(invocation, verb) : selectNamedResources(invocation, words);
