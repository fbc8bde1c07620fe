import { readsFilesAlone } from '../client/manifests.ts';
import { selectFromFiles } from '../client/select-from-files.ts';
import { type Selection, selectResources } from '../client/select-resources.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * The workloads whose rollouts a command is about: those that files or words name; a kind alone means all of them.
 *
 * @param missing what is wrong when nothing is named
 * @throws OcError when nothing is named
 */
export const selectRollouts = async (
  invocation: Invocation,
  missing = new OcError('required resource not specified'),
): Promise<Selection[]> => {
  if (await readsFilesAlone(invocation)) return await selectFromFiles(invocation);
  if (invocation.args.length === 0) throw missing;
  return await selectResources(invocation, invocation.args);
};

/** Says that a selector has found nothing. */
export const tellOfNothing = ({ context, namespace }: Invocation): void =>
  context.stderr(`No resources found in ${namespace} namespace.\n`);
