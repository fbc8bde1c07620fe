import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { LoadedObject } from './load-objects.ts';
import { readManifests } from './manifests.ts';

/**
 * The objects of `-f` as the files have them: what `--local` works on, without asking a server.
 *
 * @param verb what cannot be done when the files hold nothing; none: then nothing is done
 */
export const localObjects = async (invocation: Invocation, verb?: string): Promise<LoadedObject[]> =>
  (await readManifests(invocation, verb)).map(({ kind, object }) => ({
    kind,
    namespace: object.metadata.namespace ?? '',
    object,
  }));

/** @throws OcError for `--local` with a dry run that only a server can do */
export const refuseServerDryRun = ({ flags }: Invocation): void => {
  if (flags.boolean('local') && flags.string('dry-run') === 'server')
    throw new OcError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
};
