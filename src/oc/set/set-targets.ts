import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { localObjects, refuseServerDryRun } from '../client/local-objects.ts';
import type { Manifest } from '../client/manifests.ts';
import { readManifests, readsFiles, readsFilesAlone } from '../client/manifests.ts';
import {
  resourcesRequired,
  type Selection,
  selectNamedResources,
  selectResources,
} from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError, throwCollected } from '../oc-error.ts';

/** What a command line of `oc set` names. */
export interface SetTargets {
  readonly targets: readonly LoadedObject[];
  /** One object was named, and no more could be meant. */
  readonly single: boolean;
}

/**
 * The objects that `oc set` changes: those that words name, and those of `-f` as the server has them; with `--local` the
 * files alone, and the server is not asked. `whole`: a kind without names stands for all of it. `asksForFiles`: so does the
 * message when there are none, as some of the commands do.
 *
 * @throws OcError, ApiStatusError when one of them cannot be read
 */
export const setTargets = async (
  invocation: Invocation,
  words: readonly string[],
  { whole = false, asksForFiles = false }: { whole?: boolean; asksForFiles?: boolean } = {},
): Promise<SetTargets> => {
  const { flags } = invocation;
  refuseServerDryRun(invocation);
  if (flags.boolean('local')) {
    if (!readsFiles(flags)) throw asksForFiles ? new OcError(localNeedsFiles) : resourcesRequired();
    const targets = await localObjects(invocation);
    return { targets, single: targets.length === 1 };
  }
  const files = (await readsFilesAlone(invocation, words)) ? await readManifests(invocation) : [];
  const named =
    readsFiles(flags) && words.length === 0
      ? []
      : await (whole ? selectResources : selectNamedResources)(invocation, words);
  const selections: Selection[] = [...files.map(selectionOf), ...named];
  const errors: unknown[] = [];
  const targets = await loadObjects(invocation, selections, errors, false);
  throwCollected(errors);
  return { targets, single: selections.length === 1 && selections[0]?.names?.length === 1 };
};

const selectionOf = ({ kind, object }: Manifest): Selection => ({ kind, names: [object.metadata.name] });

const localNeedsFiles = `error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`;
