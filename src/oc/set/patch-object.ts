import type { KubeObject } from '../../resources/kube-object.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { printOutcome } from '../output/print-outcome.ts';

/** Changes an object as `oc set` does, or only says so, as `--dry-run` wants it; then prints what was done. */
export const patchObject = async (
  invocation: Invocation,
  { kind, object }: LoadedObject,
  patch: object,
  outcome: string,
): Promise<void> => {
  const { client, flags, namespace } = invocation;
  const mode = flags.string('dry-run');
  const query = { fieldManager: 'kubectl-set', ...(mode === 'server' && { dryRun: 'All' }) };
  const changed =
    mode === 'client'
      ? object
      : await client.patch<KubeObject>(kind, namespace, object.metadata.name, patch, 'strategic', query);
  printOutcome(invocation, { kind, object: changed, outcome });
};
