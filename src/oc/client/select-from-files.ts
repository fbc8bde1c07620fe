import type { Invocation } from '../command.ts';
import { readManifests } from './manifests.ts';
import type { Selection } from './select-resources.ts';

/** The objects that files or a kustomization name, whatever else they say of them. */
export const selectFromFiles = async (invocation: Invocation, verb?: string): Promise<Selection[]> =>
  (await readManifests(invocation, verb)).map(({ kind, object }) => ({ kind, names: [object.metadata.name] }));
